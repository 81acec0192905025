import type { Report, ReportedBy } from './report.ts';

/** Verbs of saying and holding. Longer ones first, so that “担忧” is not read as “担”. */
const VERBS =
  '报告说|报告称|调查发现|研究发现|发现|补充说|回应说|回忆说|解释说|承认说|表示担忧|表示怀疑|持怀疑态度|不以为然|表示|认为|指出|强调|担心|担忧|警告|主张|坚称|写道|相信|质疑|怀疑|否认|批评|呼吁|解释|回应|反驳|透露|预测|判定|裁定|认定|声称|宣称|断言|辩称|坦言|直言|承认|抱怨|提醒|建议|补充|估计|反对|主张|感叹|回忆|告诉|说道|说过|说|称|断定';
/** What may follow a verb of saying that is one: its words, or a new clause. */
const ADVERBS =
  '(?:也|还|则|都|却|又|就|曾|曾经|已|已经|一直|仍|仍然|始终|普遍|往往|常常|经常|更|再次|多次|反复|随后|后来|近日|日前|当天|当时|同时|同样|进一步|明确|公开|坚决|强烈|最后|甚至|不断|一再|并|并不|不|没有|从不|因此|于是|由此|真正|最|主要|尤其|特别|合理地|错误地|乐观地|谨慎地|委婉地|如此|这样|在\\d{4}年[^，。]{0,12}|在[^，。]{1,20}(?:中|时|上|里|后)){0,4}';
const SUBJECT_VERB = new RegExp(`^(?<who>[^，,。；;：:“”"]{1,60}?)${ADVERBS}(?:${VERBS})(?<rest>.*)$`, 'su');
const ACCORDING =
  /(?:^|[，,。；;])(?:根据|依据|据|按照|按|照)(?<who>[^，,。；;：“”]{2,40}?)(?:的)?(?:报道|介绍|统计|说法|观点|看法|估算|估计|透露|披露|研究|报告|计算|分析|描述|回忆|记载|解释|判断|称|说)(?:，|,|：|$)/u;
const IN_VIEW = /(?:^|[，,。；;])?在(?<who>[^，,。；;：“”在]{1,40}?)(?:看来|眼里|眼中|心目中)/u;
const OWNED =
  /^(?<who>[^，,。；;：:“”"]{1,40}?)的(?:观点|看法|理由|回答|答复|主张|担忧|担心|意见|结论|说法|判断|论据|依据|立场|批评|建议|反驳|顾虑)(?:很简单)?(?:是|在于|为)/u;
const AFTER = new RegExp(
  `[”」][，,]?(?<who>[^，,。；;：:“”"]{1,40}?)${ADVERBS}(?:说|表示|写道|指出|强调|补充说|称|回忆说|坦言|解释说)(?:[，,。][^“”]*)?$`,
  'u',
);
const AUTHORS =
  /(?:^|[，,。；;：])(?:因此|所以|但|不过|在此)?(?:我们|笔者|本文|作者们?|我)(?:也|还|并不|不|仍|依然|始终)?(?:认为|相信|主张|建议|担心|怀疑|反对)/u;
/** What a sentence opens with before its subject. */
const OPENING =
  /^(?:(?:但是?|然而|不过|可是|而且?|同时|此外|另外|因此|所以|其实|事实上|诚然|的确|当然|尽管如此|相反|随后|后来|最后|如今|现在|近日|日前|目前|去年|今年|当时|对此|对于这一点|为此|即便如此|与此同时|更有|其中|问问)[，,]?|(?:\d{4}年)?(?:\d{1,2}月)?(?:\d{1,2}日)?(?:，|,)?(?=\S)|(?:在|对|对于|面对|关于|至于|针对|随着|自|从|当)[^，,。；;“”]{1,40}[，,])/u;
/** Before these the verb is not one of saying: 称为, 被称, 认为是 of nobody, 据说. */
const PASSIVE =
  /(?:来|被|遭|受到?|据|可|难|所|自|号|名|俗|简|统|宣|堪|让人|令人|使人|有理由|不得不|值得|难以|无法|应该|应当|必须|需要|可以|能够|不必|不用|无需|据)$/u;
const FOLLOWS: Readonly<Record<string, RegExp>> = {
  称: /^(?!为|作|之|号|呼|谓|职|道路|得上|霸|雄|赞有加)/u,
  说: /^(?!明|服|法|不定|到底|来|起|得|白了|穿|教|话|过头|客|书)/u,
  建议: /^(?!书|的|稿|是)/u,
  批评: /^(?!者|家|的|声|界|是)/u,
  报告: /^(?!说|称)/u,
  解释: /^(?!的|权|不了|不通)/u,
  回应: /^(?!的)/u,
  估计: /^(?!的)/u,
  预测: /^(?!的|能力|模型|未来可能)/u,
  警告: /^(?!者|的|信)/u,
  担忧: /^(?!的|之|引发|加剧|变为|是)/u,
  担心: /^(?!的|是否会)/u,
  怀疑: /^(?!的|论|是)/u,
  质疑: /^(?!的|者|声)/u,
  反对: /^(?!者|派|党|的|意见|票|声)/u,
  承认: /^(?!的)/u,
  主张: /^(?!的|者|是)/u,
  呼吁: /^(?!的|书)/u,
};
/** People, bodies and writings; what ends otherwise holds no views. */
const HOLDER =
  /(?:者|人|人士|们|派|家|官|员|方|界|学者|专家|团队|机构|公司|企业|政府|部|部门|局|院|法院|法庭|法官|委员会|协会|组织|智库|大学|报告|研究|论文|声明|总统|总理|主席|部长|议员|教授|博士|先生|女士|首席执行官|CEO|总裁|发言人|代表|律师|原告|被告|多数|少数|批评|阵营|一派|市民|居民|村民|农民|学生|家长|老师|读者|店主|老板|司机|媒体|日报|周刊|晚报|社论|评论|领导人|决策者|中国|美国|北京|华盛顿|欧盟|外交部|商务部|白宫|不少人|许多人)$/u;
/** The commonest family names, with which a name of two or three characters begins; and names of other countries and alphabets. */
const SURNAMES =
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤';
const NAME = new RegExp(
  `^(?:(?:欧阳|司马|上官|诸葛)?[${SURNAMES}]\\p{Script=Han}{1,2}|\\p{Script=Han}{1,7}(?:·\\p{Script=Han}{1,7})+|[A-Z][\\w.·’-]*(?: [A-Z][\\w.·’-]*)*)$`,
  'u',
);
const NO_NAME =
  /^(?:与其|不如|这|那|此|该|每|有人|没有|不能|不会|如果|只有|只要|因为|所以|虽然|可以|可能|应当|应该|必须|无论|任何|大家|谁|什么|怎么|如何|为何|其实|一般|通常|本来|原来|总之|换言之|也就是|所谓|这样|那么|数据|事实|结果|历史|经验|证据|规则|法律|时间|问题|原因|价格|消息|通知|招牌|标语|合同|计划|牌子|题目|书名)/u;
const PRONOUN = /^(?:(?<many>他们|她们|它们|双方|两人|二人)|(?<one>他|她)|(?<thing>它|其))$/u;

/** What a Chinese sentence reports, by its own words; [] where it reports nobody. */
export function reportsInChinese(sentence: string): Report[] {
  const found: Report[] = [];
  const take = (by: ReportedBy | undefined, sure = true) => {
    if (by && !found.some((one) => JSON.stringify(one.by) === JSON.stringify(by))) found.push({ by, sure });
  };
  const outside = sentence.replaceAll(
    /“[^”]*”|「[^」]*」/gu,
    (quoted) => `“${'·'.repeat(Math.max(0, quoted.length - 2))}”`,
  );
  if (AUTHORS.test(outside)) take({ kind: 'authors' });
  take(holderOf(ACCORDING.exec(outside)?.groups?.who ?? ''));
  take(holderOf(IN_VIEW.exec(outside)?.groups?.who ?? ''));
  take(holderOf(OWNED.exec(withoutOpening(outside))?.groups?.who ?? ''));
  for (const clause of clausesOf(outside)) {
    const by = subjectOf(clause);
    take(by);
    // What follows is what they say; whoever else speaks in it is reported by them.
    if (by) break;
  }
  take(holderOf(AFTER.exec(outside)?.groups?.who ?? ''));
  return found;
}

/** Clauses that may have a subject of their own. After a comma often the holder's title still goes on: “张三，某厂厂长，表示……” is rare. */
function clausesOf(sentence: string): string[] {
  return sentence.split(/[，,；;。](?=[^”」]*(?:[“「]|$))/u).map((clause) => withoutOpening(clause.trim()));
}

function withoutOpening(clause: string): string {
  const rest = clause.replace(OPENING, '');
  return rest === clause ? clause : withoutOpening(rest);
}

function subjectOf(clause: string): ReportedBy | undefined {
  const match = SUBJECT_VERB.exec(clause);
  const { who, rest } = match?.groups ?? {};
  if (!match || !who || rest === undefined || PASSIVE.test(clause.slice(0, who.length))) return undefined;
  const verb = clause.slice(who.length, clause.length - rest.length);
  if (PASSIVE.test(verb.replace(new RegExp(`(?:${VERBS})$`, 'u'), ''))) return undefined;
  const ends = Object.keys(FOLLOWS).find((one) => verb.endsWith(one));
  if (ends && !FOLLOWS[ends]?.test(rest)) return undefined;
  return holderOf(who);
}

const LONGEST_HOLDER = 40;

function holderOf(subject: string): ReportedBy | undefined {
  const plain = withoutOpening(
    subject
      .replace(/^[\s“”·—]+/u, '')
      .replace(/(?:（[^）]*）|\([^)]*\))/gu, '')
      .trim(),
  );
  if (!plain || plain.length > LONGEST_HOLDER || /[·“”]{2}/u.test(plain) || NO_NAME.test(plain)) return undefined;
  const pronoun = PRONOUN.exec(plain)?.groups;
  if (pronoun) return { kind: pronoun.many ? 'many' : pronoun.thing ? 'thing' : 'one' };
  if (/^(?:我们|我|笔者|本文|你|您)/u.test(plain)) return undefined;
  const name = withoutAdverbs(plain);
  return HOLDER.test(name) || NAME.test(name) ? { kind: 'named', name } : undefined;
}

const TRAILING =
  /(?:也|还|则|都|却|又|就|曾|已|不止一次|同样|会|对此|一再|多次|常常|开始|一道|表现出|普遍|并|对[^，]{1,12}|在(?:报告|文章|书|声明|采访|会上|接受采访时|当天|信)?(?:里|中|上)?|于?\d{4}年(?:\d{1,2}月)?(?:\d{1,2}日)?|\d{1,2}月(?:\d{1,2}日)?)$/u;

/** The subject alone: “中国领导人同样会” is 中国领导人. */
function withoutAdverbs(subject: string): string {
  if (HOLDER.test(subject) || NAME.test(subject)) return subject;
  const rest = subject.replace(TRAILING, '');
  return rest === subject || !rest ? subject : withoutAdverbs(rest);
}

/** Who a Chinese sentence is about, where it begins with a name: “林越是造船工” – after which 他 is he. */
export function subjectInChinese(sentence: string): string | undefined {
  const [name] =
    new RegExp(
      `^(?:欧阳|司马|上官|诸葛)?[${SURNAMES}]\\p{Script=Han}{1,2}(?=是|在|从|把|曾|对|，|于|今年|现年|也|就|已|写|说)`,
      'u',
    ).exec(withoutOpening(sentence)) ?? [];
  return name;
}
