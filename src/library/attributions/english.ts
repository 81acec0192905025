import type { Report, ReportedBy } from './report.ts';

/** Verbs after which “that …” is somebody's view, whoever stands before them. */
const HOLDING =
  'argue|argues|argued|contend|contends|contended|insist|insists|insisted|warn|warns|warned|claim|claims|claimed|believe|believes|believed|fear|fears|feared|say|says|said|maintain|maintains|maintained|assert|asserts|asserted|reply|replies|replied|conclude|concludes|concluded|concede|concedes|conceded|acknowledge|acknowledges|acknowledged|admit|admits|admitted|complain|complains|complained|object|objects|objected|doubt|doubts|doubted|deny|denies|denied|predict|predicts|predicted|estimate|estimates|estimated|worry|worries|worried|hope|hopes|hoped|think(?! tank)|thinks|thought|hold|holds|held|note|notes|noted|add|adds|added|write|writes|wrote|explain|explains|explained|suggest|suggests|suggested|remark|remarks|remarked|observe|observes|observed|recall|recalls|recalled|stress|stresses|stressed|emphasise|emphasises|emphasised|emphasize|emphasizes|emphasized|report|reports|reported|rule|ruled|find|finds|found|testify|testifies|testified|recount|recounts|recounted|counter|counters|countered|answer|answers|answered|promise|promises|promised|point out|points out|pointed out|feel|feels|felt|agree|agrees|agreed|suspect|suspects|suspected|expect|expects|expected|reason|reasons|reasoned|caution|cautions|cautioned|declare|declares|declared|state|states|stated|announce|announces|announced|allege|alleges|alleged|submit|submits|submitted|ask|asks|asked|wonder|wonders|wondered';
/** Of those, the ones that report without “that”: “Critics say it leaks.” */
const SAYING =
  'say|says|said|argue|argues|argued|insist|insists|insisted|warn|warns|warned|claim|claims|claimed|believe|believes|believed|think(?! tank)|thinks|contend|contends|contended|complain|complains|complained|fear|fears|feared|doubt|doubts|doubted|wrote|writes|replied|replies|predict|predicts|predicted';
const HOW =
  '(?:(?:also|still|now|often|once|even|therefore|instead|nevertheless|further|then|later|repeatedly|again|rightly|themselves|himself|herself|itself|both|all|has|have|had|would|will|might|may|long|simply|publicly|privately|in turn|in reply|for their part|for its part|for his part|for her part|openly|flatly|consistently|already|always) ){0,4}';
const THAT = new RegExp(
  `^(?<who>.{1,200}?),? ${HOW}(?:${HOLDING})(?:,? (?:to|in|on|at|with) [^,“”"]{1,60})?(?:,[^,“”"]{1,60},)? (?:that|whether|how|why|what)\\b`,
  'u',
);
const BARE = new RegExp(
  `^(?<who>.{1,160}?),? ${HOW}(?:${SAYING}) (?!(?:nothing|little|much|more|so|it|no|yes|about|in|on|at|to|for|good|goodbye|off|against|of)\\b)`,
  'u',
);
const QUOTING = new RegExp(
  `^(?<who>.{1,160}?),? ${HOW}(?:${HOLDING}|call|calls|called|describe|describes|described|tell|tells|told|put|puts|dismiss|dismisses|dismissed|named|asked|speaks of|spoke of|speak of)\\b[^“”"]{0,80}[“"]`,
  'u',
);
/** “…,” said Ana Lind. / …, Ana Lind said. / …, according to the paper. */
const AFTER = new RegExp(
  `[,”"] ?(?:(?:${HOLDING}) (?<inverted>[^,“”".]{2,80})|(?<plain>[^,“”".]{2,80}) ${HOW}(?:${HOLDING}))(?:[,.](?:[^“”"]{0,80})?$|, [“"])`,
  'u',
);
/** …, they argue, … */
const ASIDE = new RegExp(
  `, (?<who>(?:[Tt]hose|[Ss]ome|[Mm]any) who [^,“”]{2,40}?|(?:[\\w’.-]+ ){0,4}[\\w’.-]+?) ${HOW}(?:${HOLDING})(?: (?:today|too|again|now|further))?[,:]`,
  'u',
);
const ACCORDING =
  /\b(?:according to|in the (?:view|opinion|words|eyes|judgment|judgement) of) (?<who>[^,.“”";]{2,80})/iu;
const IN_THEIR_VIEW =
  /\b[Ii]n (?<whose>their|his|her|its|our|my) (?:view|opinion|judgment|judgement|eyes|words|account|telling)\b/u;
const POSSESSED =
  /^(?<whose>Their|His|Her|Its) (?:(?:\w+ ){0,2})(?:argument|answer|reply|fear|hope|view|claim|exhibit|point|case|worry|objection|conclusion|verdict|advice|warning|opinion|reasoning|belief|demand) (?:is|was|are|were)\b/u;
const OWNED =
  /^(?:The |This |That )?(?<who>[^,]{2,60}?)(?:’s?|'s?) (?:\w+ ){0,2}(?:argument|answer|reply|fear|hope|view|claim|worry|objection|conclusion|verdict|advice|warning|opinion|reasoning|belief) (?:is|was) (?:that\b|simple\b|:)/u;
const AUTHORS =
  /\b(?:[Ww]e|I) (?:also |still |therefore |do not |don’t )?(?:believe|think|argue|hold|contend|fear|doubt|would argue|suggest|recommend|propose)\b/u;
const ASKING = new RegExp(
  `^(?<who>.{1,120}?),? ${HOW}(?:urge|urges|urged|call for|calls for|called for|demand|demands|demanded|want|wants|wanted|warn|warns|warned|recommend|recommends|recommended|propose|proposes|proposed|oppose|opposes|opposed|favour|favours|favoured|reject|rejects|rejected|criticise|criticises|criticised|criticize|criticizes|criticized|worry about|worries about|worried about|fear|fears|feared|doubt|doubts|doubted|look to|looks to|dispute|disputes|disputed|accuse|accuses|accused|see|sees) `,
  'u',
);

/** What a sentence opens with before its subject. */
const OPENING =
  /^(?:(?:In|On|At|By|After|Before|Since|For|During|Until|Under|From|With|Despite|Among|Within|As|When|While|Although|Though|If|Because|Here|There|Today|Now|Last|This|Next|Earlier|Later|Meanwhile|However|Still|Yet|Then|Instead|Moreover|Indeed|True|Again|Afterwards|Asked|Speaking|Writing|Even so|More recently|Over)\b[^,“”"]{0,90}, |(?:But|And|So|Yet|Still|Or|Nor) )/u;
const DATE =
  /^(?:(?:On|In) (?:(?:\d{1,2} )?(?:January|February|March|April|May|June|July|August|September|October|November|December) ?)?(?:\d{4})?|In the same month|In [A-Z]\w+ in (?:[A-Z]\w+ )?\d{4}) (?=[A-Z]|the |a |an |several )/u;
/** Where a new clause with a subject of its own begins. */
const CLAUSE = /(?:; |: |, (?:but|and|while|whereas|though|although|yet|so) | while | whereas )/u;
/** What says nothing: things, not people. */
const THINGS =
  /^(?:(?:the|these|those|this|that|some|all|such|both|many|most|no|any|its|their|his|her|our|a|an) )*(?:[\w-]+ ){0,2}(?:data|figures?|numbers?|evidence|results?|history|experience|signs?|law|laws|rules?|price|prices|fact|facts|events?|test|tests|example|case|cases|time|name|names|word|words|term|sentence|it|there|nobody|no one|nothing|one|which|who|what|that|this|everybody|everyone|anybody|anyone|somebody|someone|you|label|poster|clock|map|table|chart|graph|plan|contract|budget|law|act|model|models|programme|program|machine|system|building|door|book cover|title|clause|decision|question|answer|reason|problem|point|idea)$/iu;
const PRONOUN = /^(?<many>they|both|these|those|others|some|many|most|all)$|^(?<one>he|she|it)$/iu;
const VERBY = /\b(?:is|are|was|were|be|been|has|have|had|will|would|can|could|does|did|do|not|must|should)\b/u;
const LONGEST_HOLDER = 110;
/** They speak for the group they belong to. */
const MEMBERS =
  /^(?:its|their) (?:members|supporters|advocates|adherents|authors|speakers|spokesman|spokeswoman|lawyers|leaders?)$/iu;

/** What an English sentence reports, by its own words; [] where it reports nobody. Two holders in one sentence are two reports. */
export function reportsInEnglish(sentence: string): Report[] {
  const found: Report[] = [];
  const take = (by: ReportedBy | undefined, sure = true) => {
    if (by && !found.some((one) => sameHolder(one.by, by))) found.push({ by, sure });
  };
  const outside = sentence.replaceAll(
    /“[^”]*”|"[^"]*"/gu,
    (quoted) => `“${'·'.repeat(Math.max(0, quoted.length - 2))}”`,
  );
  if (AUTHORS.test(outside)) take({ kind: 'authors' });
  const according = ACCORDING.exec(outside)?.groups?.who;
  if (according) take(holderOf(according));
  const view = IN_THEIR_VIEW.exec(outside)?.groups?.whose;
  if (view) take(ofPossessive(view));
  const possessed = POSSESSED.exec(outside)?.groups?.whose;
  if (possessed) take(ofPossessive(possessed));
  const owned = OWNED.exec(outside)?.groups?.who;
  if (owned) take(holderOf(owned));
  const aside = ASIDE.exec(outside)?.groups?.who;
  if (aside && !/\b(?:that|which|and|but)\b/u.test(aside)) take(holderOf(aside));
  else
    for (const [at, clause] of clausesOf(outside).entries())
      for (const by of subjectsOf(clause, at > 0 && found.length > 0)) take(by.by, by.sure);
  const after = AFTER.exec(outside)?.groups;
  const said = after?.inverted ?? after?.plain ?? '';
  if (!/\b(?:that|which|who|because|than|and|but)\b/u.test(said)) take(holderOf(said));
  return found;
}

/** `within`: somebody was reported earlier in the sentence, and only who is plainly somebody else is another holder. */
function subjectsOf(clause: string, within: boolean): { by: ReportedBy | undefined; sure: boolean }[] {
  const strong =
    THAT.exec(clause)?.groups?.who ??
    QUOTING.exec(clause)?.groups?.who ??
    (within ? undefined : BARE.exec(clause)?.groups?.who);
  if (strong)
    return within && !/^(?:the |these |those |some |others|critics|opponents|supporters|[A-Z])/u.test(strong)
      ? []
      : [{ by: holderOf(strong), sure: true }];
  return within ? [] : [{ by: holderOf(ASKING.exec(clause)?.groups?.who ?? ''), sure: false }];
}

function sameHolder(one: ReportedBy, other: ReportedBy): boolean {
  return one.kind === other.kind && (one.kind !== 'named' || other.kind !== 'named' || one.name === other.name);
}

function clausesOf(sentence: string): string[] {
  return sentence.split(CLAUSE).map((clause) => withoutOpening(clause.trim()));
}

function withoutOpening(clause: string): string {
  const dated = clause.replace(DATE, '');
  const rest = dated === clause ? clause.replace(OPENING, '') : dated;
  return rest === clause ? clause : withoutOpening(rest);
}

function ofPossessive(whose: string): ReportedBy {
  const word = whose.toLowerCase();
  if (word === 'our' || word === 'my') return { kind: 'authors' };
  return { kind: word === 'their' ? 'many' : 'one' };
}

/** The subject as a holder, without what is said about it between commas; undefined where it is none that holds views. */
function holderOf(subject: string): ReportedBy | undefined {
  const named = subject
    .replace(/^[\s“”"·—–-]+/u, '')
    .replace(/,.*$/u, '')
    .trim();
  if (/\b(?:who|which|that|whose)$/iu.test(named)) return undefined;
  if (/^(?:those|some|many|most|others|all) (?:who|of)\b/iu.test(named))
    return named.length > LONGEST_HOLDER ? undefined : { kind: 'named', name: named };
  const possessive = /^(?<whose>its|their|his|her) /iu.exec(named)?.groups?.whose;
  if (possessive) return MEMBERS.test(named) ? ofPossessive(possessive) : undefined;
  const plain = named.replace(/\s+(?:who|which|that|whose)\s.*$/u, '').trim();
  if (/^the same (?:group|person|paper|report|authors?)$/iu.test(plain)) return { kind: 'one' };
  if (/^(?:that|in|to|of|for|and|but|or|as|at|by|from|with|which|what|how|than|not|only|wrote|said)\b/iu.test(plain))
    return undefined;
  const pronoun = PRONOUN.exec(plain)?.groups;
  if (pronoun) return { kind: pronoun.many ? 'many' : 'one' };
  if (/^(?:we|i|you)$/iu.test(plain)) return undefined;
  const odd =
    plain.length < 2 ||
    plain.length > LONGEST_HOLDER ||
    /[“”"·;:()]/u.test(plain) ||
    THINGS.test(plain) ||
    VERBY.test(plain);
  return odd ? undefined : { kind: 'named', name: plain };
}
