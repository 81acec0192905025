import { type Phrase, TOPICS } from './phrases.ts';

/**
 * Phrases that were written before the rule for everyday words (see `isEveryday`) was; every second one was met when the rule stood. Those
 * about nothing share a word with a topic. Some of the others are not found: the topics do not say these words.
 */

const [CHIPS, TALKS, LEAD, DEEPSEEK, CONTROL, OPEN] = TOPICS;

export const MET_LATER: readonly Phrase[] = [
  ['banning chips for china', CHIPS],
  ["Biden's October 7 rules", CHIPS],
  ['H20 licence', CHIPS],
  ['entity list', CHIPS],
  ['chip smuggling via Singapore', CHIPS],
  ['do the chip curbs backfire', CHIPS],
  ['nvidia sales to chinese firms', CHIPS],
  ['semiconductor export rules', CHIPS],
  ['SMIC 7nm', CHIPS],
  ['lithography machines', CHIPS],
  ['AI safety cooperation between rivals', TALKS],
  ['US China AI talks', TALKS],
  ['nuclear hotline precedent', TALKS],
  ['should washington talk to beijing about AI', TALKS],
  ['red lines for AI', TALKS, CONTROL],
  ['human control of nuclear weapons', TALKS],
  ['geneva AI meeting', TALKS],
  ['what matters most for AI: chips, data or people', LEAD],
  ['chip supply or engineers', LEAD],
  ['talent vs compute', LEAD],
  ['power plants for AI', LEAD],
  ['who leads in artificial intelligence', LEAD],
  ['chinese AI researchers abroad', LEAD],
  ['running out of training data', LEAD],
  ['hangzhou startup R1', DEEPSEEK],
  ['nvidia stock crash', DEEPSEEK],
  ['cheap chinese model', DEEPSEEK],
  ['what deepseek means for export controls', DEEPSEEK, CHIPS],
  ['distilled from chatgpt', DEEPSEEK],
  ['AI takeover', CONTROL],
  ['can we switch off AI', CONTROL],
  ['AI extinction statement', CONTROL],
  ['deceptive models', CONTROL],
  ['misaligned AI', CONTROL],
  ['AI doom', CONTROL],
  ['machines smarter than humans', CONTROL],
  ['open weights bioweapons', OPEN],
  ['releasing weights', OPEN],
  ['meta llama licence', OPEN],
  ['open source AI regulation', OPEN],
  ['should models be free to download', OPEN],
  ['closed source AI', OPEN],
  ['芯片战', CHIPS],
  ['英伟达卖给中国的芯片', CHIPS],
  ['H20许可证', CHIPS],
  ['实体清单', CHIPS],
  ['芯片走私', CHIPS],
  ['半导体制裁', CHIPS],
  ['中芯国际', CHIPS],
  ['芯片管制有没有用', CHIPS],
  ['中美人工智能对话', TALKS],
  ['日内瓦会谈', TALKS],
  ['布莱切利宣言', TALKS],
  ['要不要跟中国谈AI', TALKS],
  ['核武器由人控制', TALKS],
  ['冷战热线', TALKS],
  ['AI军备竞赛', LEAD],
  ['中国AI能追上美国吗', LEAD],
  ['数据人才算力哪个重要', LEAD],
  ['AI耗电', LEAD],
  ['数据用完了', LEAD],
  ['AI人才回流', LEAD],
  ['DeepSeek为什么便宜', DEEPSEEK],
  ['英伟达股价暴跌', DEEPSEEK],
  ['蒸馏OpenAI', DEEPSEEK],
  ['deepseek用了多少芯片', DEEPSEEK],
  ['AI会不会失控', CONTROL],
  ['机器比人聪明', CONTROL],
  ['AI灭绝人类', CONTROL],
  ['关掉AI', CONTROL],
  ['模型会骗人', CONTROL],
  ['对齐问题', CONTROL],
  ['AI末日论', CONTROL],
  ['开源模型的危险', OPEN],
  ['闭源还是开源', OPEN, DEEPSEEK],
  ['大模型该不该开源', OPEN],
  ['把权重放出来', OPEN],
  ['滥用开源模型', OPEN],
  ['llama许可证', OPEN],
  ['通义千问开源', OPEN],
];

/** Words of other subjects, of which one is also a topic's, one a line between bars. */
export const SHARES_A_WORD: readonly string[] = `
data plan roaming | census data | data breach at the bank | TED talk | small talk | peace talks in Gaza |
wage talks | open office plan | opening hours | open letter | open mic night | US Open tennis | cost of childcare |
travel costs | reality show | fashion show | race relations | horse race | pest control | rent control |
border control | passport control | lifting weights | role models | business model | fish and chips | road safety |
child safety seats | coffee exports | export to Excel | rules of chess | power cut | talent show | dog training |
train strike | family law | driving test | drug misuse | flood risk | driving licence | water sources |
gender pay gap | gap year | human rights | human resources | escape room | electricity bill |
travel to China visa | American football | suicide hotline | smoking ban | sanctions on Russia |
stem cell research | property developers | free speech | national security | trade deficit | security deposit |
lead in drinking water | who won the lottery | 开放式关系 | 学校开放日 | 改革开放 | 对外开放 | 数据线坏了 | 大数据杀熟 | 谈工资 | 谈心 | 控制饮食 |
情绪控制 | 地铁出口 | 安全出口 | 安全带 | 校园安全 | 人才公寓 | 人才市场 | 马拉松训练 | 军训 | 生活成本 | 结婚成本 | 停电 | 奥数竞赛 | 手办模型 | 权重股 | 开源节流 | 情绪失控 |
风险投资 | 理财风险 | 交通规则 | 游戏规则 | 限制消费 | 车辆限行 | 禁烟令 | 口罩短缺 | 耕地红线 | 心理热线 | 税收漏洞 | 逃离北上广 | 人类起源 | 人类学 | 智能手机 | 智能家居 |
超级碗 | 非洲旅行 | 美国签证 | 中国菜 | 美国大选 | 亲子对话 | 公开课 | 考试作弊 | 技术移民 | 公司裁员 | 政府补贴 | 竞争上岗 | 能源危机 | 电价上涨 | 开车 | 研究生 | 言论自由 |
国家队`
  .split('|')
  .map((phrase) => phrase.trim());
