/** Verbs after which “that …” is somebody's view. */
const HOLDING =
  'argue|argues|argued|contend|contends|contended|insist|insists|insisted|warn|warns|warned|claim|claims|claimed|believe|believes|believed|fear|fears|feared|say|says|said|maintain|maintains|maintained|assert|asserts|asserted|reply|replies|replied|conclude|concludes|concluded|concede|concedes|conceded|acknowledge|acknowledges|acknowledged|admit|admits|admitted|complain|complains|complained|object|objects|objected|doubt|doubts|doubted|deny|denies|denied|predict|predicts|predicted|estimate|estimates|estimated|worry|worries|worried|hope|hopes|hoped|think(?! tank)|thinks|thought|hold|holds|held|note|notes|noted|add|adds|added|write|writes|wrote|explain|explains|explained|suggest|suggests|suggested|remark|remarks|remarked|observe|observes|observed|recall|recalls|recalled|stress|stresses|stressed|emphasise|emphasises|emphasised|emphasize|emphasizes|emphasized|report|reports|reported|rule|ruled|find|finds|found|testify|testifies|testified|recount|recounts|recounted|counter|counters|countered|answer|answers|answered|promise|promises|promised|point out|points out|pointed out|feel|feels|felt|agree|agrees|agreed|suspect|suspects|suspected|expect|expects|expected|reason|reasons|reasoned|caution|cautions|cautioned|declare|declares|declared|state|states|stated|announce|announces|announced|allege|alleges|alleged|submit|submits|submitted|ask|asks|asked|wonder|wonders|wondered';
/** Verbs that report also without “that”: “Critics say it leaks.” */
const SAYING =
  'say|says|said|argue|argues|argued|insist|insists|insisted|warn|warns|warned|claim|claims|claimed|believe|believes|believed|think(?! tank)|thinks|thought|contend|contends|contended|complain|complains|complained|fear|fears|feared|doubt|doubts|doubted|wrote|writes|replied|replies|predict|predicts|predicted';
const ADVERBS =
  '(?:(?:also|still|now|often|once|even|therefore|instead|nevertheless|further|then|later|repeatedly|again|rightly|themselves|himself|herself|itself|both|all|has|have|had|would|will|might|may|long|simply|publicly|privately|in turn|in reply|for their part|for its part|for his part|for her part|openly|flatly|consistently|already|always) ){0,4}';
/** Matches all adverbs before a verb at once (a lookahead with a back-reference), because no verb begins with one of them. */
const HOW = `(?=(?<how>${ADVERBS}))\\k<how>`;
export const THAT = new RegExp(
  `^(?<who>.{1,200}?),? ${HOW}(?:${HOLDING}|(?:tell|tells|told) [^,“”"]{1,40}?)(?:,? (?:to|in|on|at|with) [^,“”"]{1,60})?(?:,[^,“”"]{1,60},)? (?:that|whether|how|why|what)\\b`,
  'u',
);
export const BARE = new RegExp(
  `^(?<who>.{1,160}?),? ${HOW}(?:${SAYING}) (?!(?:nothing|little|much|more|so|it|no|yes|about|in|on|at|to|for|good|goodbye|off|against|of)\\b)`,
  'u',
);
export const QUOTING = new RegExp(
  `^(?<who>.{1,160}?),? ${HOW}(?:${HOLDING}|tell|tells|told|put|puts|asked)\\b[^“”"]{0,80}[“"]`,
  'u',
);
/** “Ana Lind calls it a …”: a view only if a named person says so. What lawyers call a suit is a term. */
export const CALLING = new RegExp(
  `^(?<who>.{1,160}?),? ${HOW}(?:call|calls|called|describe|describes|described|dismiss|dismisses|dismissed|speaks of|spoke of|speak of|refer to|refers to|referred to)\\b[^“”"]{0,80}[“"]`,
  'u',
);
/** “…,” said Ana Lind. / …, Ana Lind said. */
export const AFTER = new RegExp(
  `(?:,?[”"] ?(?:${HOLDING}) (?<inverted>[^,“”".]{2,80})|, (?:say|says|said|wrote|writes|argued|argues) (?<plainly>(?:[A-Z]|the )[^,“”".]{2,80})|[,”"](?: |(?! )(?=[^,“”".]{2}))(?<plain>[^,“”".]{1,80}) ${HOW}(?:${HOLDING})(?: (?:in|on|at|to|during) [^,“”".]{1,50})?)[,.][^“”"]{0,90}(?:$|[“"])`,
  'u',
);
/** …, they argue, … */
export const ASIDE = new RegExp(
  `, (?<who>(?:[Tt]hose|[Ss]ome|[Mm]any) who [^,“”]{2,40}?|(?:[\\w’.-]+ ){0,4}[\\w’.-]+?) ${HOW}(?:${HOLDING})(?: (?:today|too|again|now|further))?[,:]`,
  'u',
);
export const ACCORDING =
  /\b(?:according to|in the (?:view|opinion|words|eyes|judgment|judgement) of) (?<who>[^,.“”";]{2,80})/iu;
export const IN_THEIR_VIEW =
  /\b[Ii]n (?<whose>their|his|her|its|our|my) (?:view|opinion|judgment|judgement|eyes|words|account|telling|submission)\b/u;
export const POSSESSED =
  /^(?<whose>Their|His|Her|Its) (?:(?:\w+ ){0,2})(?:argument|answer|reply|fear|hope|view|claim|exhibit|point|case|worry|objection|conclusion|verdict|advice|warning|opinion|reasoning|belief|demand) (?:is|was|are|were)\b/u;
export const OWNED =
  /^(?:The |This |That )?(?<who>[^,]{2,60}?)(?:’s?|'s?) (?:\w+ ){0,2}(?:argument|answer|reply|fear|hope|view|claim|worry|objection|conclusion|verdict|advice|warning|opinion|reasoning|belief) (?:is|was) (?:that\b|simple\b|:)/u;
export const AUTHORS =
  /\b(?:[Ww]e|I) (?:[a-z]+ who [^,.]{1,40} |who [^,.]{1,40} )?(?:also |still |therefore |do not |don’t |may |might |can only |cannot help but )?(?:believe|think|argue|hold|contend|fear|doubt|wonder|suspect|would argue|suggest|recommend|propose)\b|\bto my mind\b|\bit seems to (?:me|us)\b/u;
/** “Its argument, as Oswin puts it, is …” */
export const AS_PUT =
  /, as (?<who>[^,“”"]{2,60}?) (?:puts?|put) it\b|, as (?<writer>[^,“”"]{2,60}?) (?:says|said|writes|wrote|argues|argued|notes|noted|observes|observed|would have it)\b/u;
/** “For Oswin, Tull is a rival theorist.” It can also match a place. */
export const FOR_WHOM = /^For (?<who>[A-Z][\w’-]+(?: [A-Z][\w’-]+){0,3}), /u;
/** “Their report of 1874 blamed the tides.” */
export const WRITINGS = new RegExp(
  `^(?<whose>Their|His|Her|Its) (?:\\w+ ){0,2}(?:report|paper|essay|book|letter|study|statement|memorandum|diary|review|article|afterword|speech)(?: of \\d{4}| to [^,]{2,40})? ${HOW}(?:${HOLDING}|blame|blames|blamed|praise|praises|praised)\\b`,
  'u',
);
/** Verbs of opposing, which always express a view: “the mayor denies this”. */
export const OPPOSING = new RegExp(
  `^(?<who>.{1,80}?),? ${HOW}(?:(?:deny|denies|denied) (?:this|that|it|any|the)\\b|(?:oppose|opposes|opposed|reject|rejects|rejected|dispute|disputes|disputed|criticise|criticises|criticised|criticize|criticizes|criticized|doubt|doubts|doubted|fear|fears|feared) |(?:warn|warns|warned) (?:of|against) |(?:worry|worries|worried) about |(?:concurred|disagreed|disagrees)\\b|(?:see|sees|saw) (?:no|little) (?:need|reason|point|merit|evidence|danger|sign)\\b|(?:agree|agrees|agreed) with )`,
  'u',
);
/** Verbs of asking and wanting. Does not use `HOW`, because “would like” begins with an adverb of it. */
export const ASKING = new RegExp(
  `^(?<who>.{1,80}?),? ${ADVERBS}(?:urge|urges|urged|call for|calls for|called for|demand|demands|demanded|recommend|recommends|recommended|favour|favours|favoured|look to|looks to|accuse|accuses|accused|consider|considers|considered|would like|would rather) `,
  'u',
);
/** “Pelham's view that …” Matches the name backwards from the apostrophe, so that a long row of letters is read only there. */
export const VIEW_OF =
  /[’'](?<=(?<who>[A-Z][\w-]+)[’'])s (?:view|claim|argument|contention|belief|fear|warning|opinion) that\b/u;

/** Words before a sentence's subject. */
export const OPENING =
  /^(?:(?:In|On|At|By|After|Before|Since|For|During|Until|Under|From|With|Despite|Among|Within|As|When|While|Although|Though|If|Because|Here|There|Today|Now|Last|This|Next|Earlier|Later|Meanwhile|However|Still|Yet|Then|Instead|Moreover|Indeed|True|Again|Afterwards|Asked|Speaking|Writing|Even so|More recently|Over)\b[^,“”"]{0,90}, |(?:But|And|So|Yet|Still|Or|Nor) )/u;
export const DATE =
  /^(?:(?:On|In) (?:(?:\d{1,2} )?(?:January|February|March|April|May|June|July|August|September|October|November|December) ?)?(?:\d{4})?|In the same month|In [A-Z]\w+ in (?:[A-Z]\w+ )?\d{4}) (?=[A-Z]|the |a |an |several )/u;
/** The beginning of a new clause with a subject of its own. */
export const CLAUSE = /(?:; |: |, (?:but|and|while|whereas|though|although|yet|so) | while | whereas )/u;
/** Things, which say nothing, and words that mean nobody in particular. */
export const THINGS =
  /^(?:(?:the|these|those|this|that|some|all|such|both|many|most|no|any|its|their|his|her|our|a|an) )*(?:[\w-]+ ){0,2}(?:data|figures?|numbers?|evidence|results?|history|experience|signs?|law|laws|rules?|price|prices|fact|facts|events?|test|tests|example|case|cases|time|name|names|word|words|term|sentence|it|there|nobody|no one|nothing|one|which|who|what|that|this|everybody|everyone|anybody|anyone|somebody|someone|you|label|poster|plate|notice|banner|sticker|placard|plaque|clock|map|table|chart|graph|plan|contract|budget|law|act|model|models|programme|program|machine|system|building|door|book cover|title|clause|decision|question|answer|reason|problem|point|idea)$/iu;
export const PRONOUN = /^(?<many>they|both)$|^(?<one>he|she)$|^(?<thing>it)$/iu;
export const VERBY =
  /\b(?:is|are|was|were|be|been|has|have|had|will|would|can|could|does|did|do|not|must|should|cannot|(?:wo|do|does|did|is|are|was|were|has|have|had|would|could|should)n[’'`]t)\b/u;
/** People who speak for their group. */
export const MEMBERS =
  /^(?:its|their) (?:members|supporters|advocates|adherents|authors|speakers|spokesman|spokeswoman|lawyers|leaders?)$/iu;
/** A group at the beginning of a sentence that is about it. */
export const GROUP =
  /^(?<who>(?:Those|Others|Some|Many) who [^,.;:]{3,60}?|(?:The |Some |Many |Other )?(?:[A-Za-z]+ )?(?:[Cc]ritics|[Aa]dvocates|[Ss]upporters|[Oo]pponents|[Ss]ceptics|[Ss]keptics|[Dd]efenders|[Hh]awks|[Dd]oves|[Rr]ealists|[Oo]ptimists|[Pp]essimists|[Ss]peakers|[Rr]esidents|[Cc]ampaigners)(?: (?:of|for) [a-z ’-]{3,40}?)?|A (?:second|third|fourth|fifth) (?:group|view|camp|school))(?=,? (?:is|are|was|were|has|have|had|do|does|would|will|want|wants|ask|asks|look|looks|see|sees|read|reads|point|points|start|starts|begin|begins|welcome|trust|distrust|refuse|prefer|put|take|turn|draw|count|share|go|come|place|set|call|calls|accept|do not|dwell|need)\b)/u;
