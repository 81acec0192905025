import { stem } from '../search/units.ts';

// Words of many subjects, each with its stem. Left out: words that are at home in one field (chip, export, extinction, 芯片, 出口管制).
const ENGLISH = `
  ability able accident account act action activity add address advantage advice afraid age agree agreement ahead aim air amount animal answer
  area arm arms art ask attack attention average award baby back bad balance ball bank bar base basic beach bear beat beautiful bed begin
  behaviour believe benefit best better big bill birth black block blood blue board boat body book border born bottom box boy brain branch break
  breakfast bridge bring brother budget build building bus business buy call camera camp capital car card care career case cash cat catch
  cause cell centre center century chain chair challenge chance change character charge cheap check child children choice choose church city civil claim
  class clean clear climb clock close clothes club coach coffee cold collect college colour color commercial common community company compare
  compete competition complete computer concern condition conference connect consider consumer contact contest continue contract
  control conversation cook cool copy corner cost count country couple course court cover create credit crime crisis cross crowd cry cup
  culture customer cut cycle daily damage dance danger dangerous dark data date daughter day dead deal death decide decision deep
  degree delay deliver demand deposit design desk develop developer development device die diet difference different difficult dinner direct
  direction disease distance doctor dog door double doubt draw dream dress drink drive driver drop drug dry due duty early earn earth east
  easy eat economic economy edge education effect effort egg election emergency employ empty end energy engine engineer enjoy
  enter environment equal equipment escape evening event evidence exam example exchange exercise expect expensive experience experiment
  expert explain extra eye face fact fail fair fall family famous fan far farm fashion fast father fear feel fence field fight figure file
  fill film final finance find fine finish fire firm fish fit fix flat flight floor flow fly focus follow food foot force foreign
  forest forget form forward free freedom fresh friend front fruit fuel full fun fund future gain game gap garden gas gate general generation
  gift girl glass global goal gold golden government grade great green ground group grow growth guard guess guest guide gun hair half hall hand
  handle hang happen happy hard harm hat head health hear heart heat heavy help high hill history hit hobby holiday home hope horse hospital
  host hot hotel hour house human hunt husband ice idea image impact important improve include income increase independent industry information
  insurance interest internal international internet invest investment invite island item job join joke journey judge jump justice keep key kid
  kill kitchen labour lack lake land language large last late law lead leader learn leave left leg lend lesson letter level library licence
  license lie life lift light limit line link list listen literature little live living loan local lock long look lose loss love low loud luck
  lunch machine mail main major man manage manager map mark market marriage married mass master match material matter meal mean measure meat
  media medical meet meeting member memory mention message metal method middle military milk mind minor minute mirror miss mistake mix model modern
  moment money month mood moon morning mother mountain mouth move movie museum music name nation national natural nature near need network
  new news newspaper night noise normal north nose note number nurse object offer office officer oil old open operate opinion opportunity
  option order ordinary organise organize original outside owner page pain paint pair paper parent park part partner party pass past path pattern
  pay peace people percent perfect perform period permit person pet phone photo pick picture piece place plan plane plant play player poem point
  police policy political poor pop popular population position positive possible post pound power practice practise prepare present president press
  pressure price primary print prison private prize process produce product production profession professor profit program project promise proof
  property protect protection protest proud prove provide public publish pull punish push quality quarter quick quiet race radio rail rain raise
  range rate reach read reader ready real reality reason receive record red reduce reform refuse region relation relationship relax release relief
  religion remember remote remove rent repair repeat report request rescue research reserve resource respect rest restaurant result return review
  rich ride right ring rise risk rival river road rock role roof room round route row royal rule run safe safety sale salt sanction save school
  science scientist score sea search season seat second secret section security sell send sense sentence separate series serious serve service set
  settle sex shape share sheet ship shirt shoe shop short shortage shot shoulder shout sick side sign signal silent silver similar simple sing
  single sister sit size skill skin sky sleep slow small smart smell smile smoke social society soft soil soldier solution solve son song sort sound
  source south space speak special speech speed spend sport spread spring square staff stage stand standard star start state station stay steal
  step stick stock stone stop storage store story strange street strength stress strike strong student study style subject succeed success sugar
  summer sun supply support sure surface surprise survey survive sweet swim switch system table talent talk tall task tax tea teach teacher team
  technology teenager telephone television temperature term test text theatre theory thin throw ticket tie time tired today tone tool tooth top
  total touch tour town track trade traffic train training transfer travel treat treatment tree trial trip trouble truck true trust truth try turn
  type understand union unit university use user useful usual vacation value variety vehicle victim view village violence visit voice volume
  vote wage wait walk wall war warm warn wash waste watch water wave weak wealth wear weather week weight west white wide wife wild win wind window
  wine winner winter wish woman wonder wood word work worker world worry write wrong year yellow young youth zone`;

const CHINESE = `
  安全 办法 报告 保护 保险 背景 比赛 标准 表现 病人 部门 部分 材料 参加 测试 产品 产业 超级 城市 成本 成功 成绩 程序 出口 出来 传统 创新 春节 词语 存在 措施
  错误 打开 代价 带来 单位 担心 道路 地方 地区 地位 电话 电力 电脑 电影 电子 动物 动作 对方 对话 对手 对象 多数 发布 发现 发展 法律 反对 范围 方法 方面
  方式 房子 放松 放开 放宽 分析 风险 服务 妇女 负责 复杂 改变 改革 感情 感觉 高级 个人 根本 更新 工厂 工程 工具 工业 工资 工作 公共 公开 公司 公园 功能
  共同 供应 购买 孩子 关系 管理 管控 规定 规则 规模 国际 国家 过程 过去 合法 合同 合作 核心 红线 后果 环境 回答 会议 活动 机构 机会 机器 积极 基本 基础 集体
  计划 技术 记录 纪念 价格 价值 家庭 假期 监督 监管 坚持 检查 简单 建立 建设 建议 健康 交流 交通 教师 教学 教育 街道 节目 节日 节省 结果 结婚 结束 解除 解决
  紧张 进口 进行 经济 经验 精神 竞赛 竞争 举行 决定 军事 开发 开放 开始 看法 考试 科学 可靠 客户 课程 空间 控制 困难 来源 劳动 老师 冷战 离开 理解 力量 历史
  利益 联合 联系 练习 领导 领先 领域 流行 漏洞 旅行 旅游 马上 矛盾 美好 秘密 民族 名字 明白 模型 模式 目标 目的 内容 能力 能源 农村 努力 判断 培训 批评 平等
  评价 普通 期间 企业 气氛 前途 强大 情况 情绪 权利 权力 全部 群众 热线 人才 人口 人类 人员 认识 任务 日常 商品 商业 设备 设计 社会 社区 身体 审查 生产 生活
  生命 生意 时代 时间 实际 实验 实现 使用 世界 市场 事故 事情 事业 收紧 收入 手机 手段 首先 数据 数量 数字 水平 思想 速度 损失 态度 谈判 特点 特别 提高 条件
  听话 同学 统一 投资 突破 图书 途径 团队 外国 外交 危害 危机 危险 未来 文化 文学 文章 文字 问题 武器 物质 希望 系统 先进 显示 现代 现实 现象 限制 相信 消费
  效果 效率 心理 新闻 信息 信用 行动 行为 行业 形势 形式 性格 需求 宣传 选择 学生 学术 学习 学校 训练 研究 眼前 演出 要求 业务 医生 医院 艺术 意见 意思 意义
  音乐 银行 应用 英雄 影响 用户 优势 游戏 友谊 有效 语言 预算 原因 运动 运输 战略 战争 照顾 真实 争取 整个 正常 政策 政府 政治 支持 知识 执行 职业 制度 制造
  质量 智能 中心 重点 重要 周围 主义 主张 专家 专业 转变 状态 准备 资金 资料 资源 自然 自由 宗教 综合 组织 作品 作用 作者 短缺 减少 增加 加强 补贴 部署 普及 落地
  赢家 胜出 胜利 失败 毁灭 灾难 滥用 扩散 偏见 剥削 查证 核查 盟友`;

const STEMS = new Set(ENGLISH.split(/\s+/).filter(Boolean).map(stem));
const PAIRS = new Set(CHINESE.split(/\s+/).filter(Boolean));

/** True for a unit (the stem of an English word, or two Chinese characters) that people need for many subjects: data, talk, race, 安全, 出口. */
export const isEveryday = (unit: string): boolean => STEMS.has(unit) || PAIRS.has(unit);
