import type { House } from './house.ts';
import { add, lighthouse } from './lighthouse.ts';

/** A topic about the lighthouse, written for these tests. It names the article by the address it was published at. */
export const KEEPER_TOPIC = `format: 1
question: { en: "Who was to blame for the dark nights?", zh-Hans: "灯塔熄灭该怪谁？" }
background:
  - { en: "The lamp burned whale oil.", zh-Hans: "塔灯烧鲸油。" }
  - { en: "It went out in 1868.", zh-Hans: "一八六八年它灭了。" }
  - { en: "People quarrelled.", zh-Hans: "人们为此争吵。" }
articles:
  keeper: { source: "https://www.example.org/keeper", edition: en }
points:
  - { id: blame, en: "What failed?", zh-Hans: "什么出了毛病？" }
  - { id: repair, en: "What was to be done?", zh-Hans: "该怎么办？" }
camps:
  - id: oil
    name: { en: "Blame the oil", zh-Hans: "怪灯油" }
    summary: { en: "Bad oil put the lamp out.", zh-Hans: "劣质灯油弄灭了灯。", evidence: [keeper:5] }
    claims:
      - { point: blame, en: "Fishermen saw that the oil failed.", zh-Hans: "渔民看出灯油不行。", evidence: [keeper:5] }
    answer: { en: "Nobody believed in frozen wicks.", zh-Hans: "没人相信灯芯会冻住。", evidence: [keeper:7] }
  - id: frost
    name: { en: "Blame the frost", zh-Hans: "怪严寒" }
    summary: { en: "The wick froze.", zh-Hans: "灯芯冻住了。", evidence: [keeper:6] }
    claims:
      - { point: repair, en: "A stove kept the lantern alight.", zh-Hans: "一只火炉保住了灯。", evidence: ["keeper:8-9"] }
    answer: { en: "A second wick froze in the town hall.", zh-Hans: "镇公所里又冻住了一根灯芯。", evidence: [keeper:7] }
agreed:
  - { en: "The lamp went out for three nights.", zh-Hans: "灯灭了三夜。", evidence: [keeper:4] }
motions:
  - { en: "This house would blame the merchant.", zh-Hans: "本方主张怪油商。", for: [oil], against: [frost] }
prompts:
  - { id: log, kind: understand, camp: frost, en: "What did Marta write, and why then?", zh-Hans: "玛尔塔写了什么，为什么在那时写？", from: keeper:6 }
  - { id: merchant, kind: steelman, camp: oil, en: "What is the best case against the merchant?", zh-Hans: "对油商最有力的指责是什么？", from: keeper:5 }
  - { id: stove, kind: apply, en: "Where would you have put the stove?", zh-Hans: "火炉该放在哪里？", from: keeper:8 }
synonyms:
  - [lighthouse, beacon, 灯塔]
reviewed: { by: Ines, on: 2026-11-24 }
`;

/** The topic as the group's own, accepted; `article: false`: what it draws on is not there. */
export async function keeperTopic(house: House, { article = true } = {}): Promise<void> {
  await house.store.topics.put('local', { id: 'keeper', yaml: KEEPER_TOPIC, status: 'accepted', by: 'Fay', at: 0 });
  if (article) await add(house, lighthouse());
}
