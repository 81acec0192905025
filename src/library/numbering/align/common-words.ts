/**
 * The commonest English words with what they often are in Chinese, to recognise passages that say the same. `word word=汉字 汉字`, apart by
 * semicolons. A part of a word stands for all words it occurs in (卖: 卖出, 出卖). Words that occur everywhere (is, 的) are left out.
 */
export const COMMON_WORDS = [
  // Numbers and times
  'one first=一 首;two second twice both=二 两 双;three third=三;four fourth=四;five fifth=五;six sixth=六;seven=七;eight=八;nine=九;ten tenth=十',
  'eleven=十一;twelve=十二;twenty=二十;thirty=三十;forty=四十;fifty=五十;hundred=百;thousand=千;million=百万 万;billion=亿;half=半;dozen=打 十二',
  'percent=％ 百分;January=一月 1月;February=二月 2月;March=三月 3月;April=四月 4月;May=五月 5月;June=六月 6月;July=七月 7月;August=八月 8月',
  'September=九月 9月;October=十月 10月;November=十一月 11月;December=十二月 12月;Monday=周一 星期一;Tuesday=周二 星期二;Wednesday=周三 星期三',
  'Thursday=周四 星期四;Friday=周五 星期五;Saturday=周六 星期六;Sunday=周日 星期日 星期天;year annual=年 岁;month=月;week=周 星期 礼拜;day daily=天 日',
  'hour=小时 钟头 钟点;minute=分钟;second=秒;moment=时刻 片刻 瞬间;morning=早 晨 上午;noon=中午;afternoon=下午;evening=晚 傍晚;night=夜 晚;today=今天 今日 如今',
  'yesterday=昨;tomorrow=明天;now=现在 如今 目前;ago=前;before previous earlier=之前 以前 先前;after later=之后 以后 后来;again=再 又 重新;always=总是 一直 永远',
  'never=从不 从未 从来 绝不 永远;often frequently=经常 常常 往往;sometimes=有时;usually=通常 一般;spring=春;summer=夏;autumn fall=秋;winter=冬;century=世纪;decade=十年 年代',
  'date=日期 日子;time times=时间 时候 次;early=早;late delay=晚 迟 延;soon=很快 不久;age=年龄 时代 岁;past=过去;future=未来 将来;recent=最近 近来;already=已经;yet still=仍 还 尚',
  'begin start began beginning=开始 起 启动;end finish final=结束 终 最后;last=最后 上;next=下一 接下来;once=一旦 曾 一次;until=直到 才;while during=期间 同时;when=当 时;new=新;old=老 旧',
  // People
  'people person=人;man men=男 人;woman women=女;child children kid=孩 儿童 童;boy=男孩;girl=女孩;father=父 爸;mother=母 妈;parent=父母 家长;brother=兄 弟 哥;sister=姐 妹',
  'son=儿子;daughter=女儿;wife=妻;husband=丈夫;family=家;friend=朋友 友;neighbour neighbor=邻;grandmother=祖母 奶奶 外婆;grandfather=祖父 爷爷;baby born birth=婴 出生 生',
  'everybody everyone=人人 每个人 大家 所有人;nobody none=没人 没有人 无人;somebody someone=有人 某人;group=组 团体 群;team=团队 队;member=成员 会员;community=社区 社群;public=公众 公共 公开',
  'citizen=公民;government=政府;president=总统 主席;minister=部长;king=国王 王;queen=女王 王后;army military soldier=军 士兵;police=警;lawyer=律师;doctor=医生 大夫;nurse=护士;teacher=老师 教师',
  'student=学生;school=学校 校;university college=大学 学院;professor=教授;scientist=科学家;engineer=工程师;farmer=农民 农夫;worker=工人;owner own=主人 业主 拥有 所有;boss manager=经理 老板 管理',
  'leader lead=领导 领袖;expert=专家;author writer=作者 作家;reader=读者;editor=编辑;user=用户 使用者;customer client=客户 顾客;developer=开发者 开发人员;maintainer=维护者;contributor=贡献者',
  'volunteer=志愿;participant=参与者;partner=伙伴 合作;enemy=敌;guest visitor visit=客 访;stranger=陌生;name=名 叫 姓;life live alive=生活 生命 活 住;death die dead=死 去世;body=身体 身;head=头',
  'face=脸 面;eye=眼;ear=耳;hand=手;foot feet leg=脚 腿;heart=心;blood=血;mind=头脑 心 想;soul spirit=灵魂 精神;voice=声 嗓;hair=发;tooth teeth=牙;god=神 上帝;church=教会 教堂;parish=教区',
  // Nature and places
  'river=河 江;water=水;sea ocean=海 洋;lake=湖;mountain hill=山;forest wood=林 木;tree=树;flower=花;grass=草;field=田 领域 字段;stone rock=石;sand=沙;mud=泥;earth ground soil=地 土;sky=天空;sun=太阳 日',
  'moon=月亮 月球;star=星;wind=风;rain=雨;snow=雪;ice=冰;freeze frozen froze=冻 冰;thaw=化;fire burn burned=火 烧;light=光 灯 轻;dark=暗 黑;island=岛;coast shore=岸 海边;bank=岸 银行;plain=平原;country=国 乡;nation national=国家 民族',
  'world global=世界 全球;city=城 市;town=镇;village=村;street=街;road way=路 道;bridge=桥;house home=家 屋 房;room=房间 室;door=门;gate=门 闸;window=窗;wall=墙;roof=屋顶 顶;floor=地板 楼 层;garden=花园;yard=院',
  'building=楼 建筑;factory=厂;mill=磨坊 磨;office=办公室;shop store=店 商店 存储;market=市场;hospital=医院;library=图书馆 库;station=站;ship boat ferry=船 渡;car=车;train=火车 训练 列车;railway=铁路;plane aircraft=飞机',
  'north=北;south=南;east=东;west=西;left=左;right=右 正确 权;middle centre center=中间 中心 中央;top=顶 上;bottom=底;side=边 侧 方面;place=地方 放;area region=地区 区域;border=边境 边界;China Chinese=中国 中文 汉',
  'America American=美国 美;Britain British=英国;England English=英国 英语 英文 英;Europe European=欧;Japan Japanese=日本 日;Germany German=德;France French=法国 法语;Russia Russian=俄;India Indian=印度;Africa=非洲;Beijing=北京;Paris=巴黎;London=伦敦',
  'animal=动物;dog=狗 犬;cat=猫;horse=马;bird=鸟;fish=鱼;whale=鲸;duck=鸭;cow cattle=牛;sheep=羊;pig=猪;chicken=鸡;food eat ate eating=食 吃;bread=面包;flour=面粉;rice=米 饭;meat=肉;fruit=果;apple=苹果;salt=盐;sugar=糖;tea=茶;coffee=咖啡;wine=酒;drink=喝 饮',
  // Things
  'book=书;letter=信 字母;paper=纸 论文;page=页;word=词 话 字;sentence=句;language=语言;story=故事;news=新闻 消息;newspaper=报;picture image=图 画;photo=照片;film movie=电影;music=音乐;song=歌;art=艺术;game play=游戏 玩;ball=球',
  'table=桌 表;chair seat sit=椅 坐;bench=凳;bed=床;box=箱 盒 框;bag sack=袋 包;bell=铃 钟;bottle=瓶;cup=杯;knife=刀;clothes wear=衣 穿;shoe=鞋;key=钥匙 关键 键;wheel=轮;shaft axis=轴;gear=齿轮;string rope=绳 字符串;tool=工具;machine=机器 机',
  'engine=引擎 发动机;computer=电脑 计算机;phone=电话 手机;screen=屏;button=按钮;camera=相机;clock watch=钟 表 看;iron=铁;steel=钢;gold=金;silver=银;wood=木;glass=玻璃;plastic=塑料;oil=油;gas=气;coal=煤;electric electricity=电;battery=电池;weapon gun=枪 武器',
  'money=钱;price cost costs=价 成本 花 费;pay paid=付 支付 报酬;buy bought purchase=买 购;sell sold sale=卖 售;rent=租;salary wage=工资 薪;tax=税;debt=债;loan=贷;fund=资金 基金;invest=投资;profit=利润;rich wealth=富;poor poverty=穷 贫;cheap=便宜 廉;expensive=贵;free=免费 自由;budget=预算',
  'business=商业 业务 企业 生意;company firm corporation=公司;industry=行业 产业 工业;economy economic economist=经济;trade=贸易 交易;product=产品;service=服务;job=工作 职;work=工作;career=职业 事业;office=办公;bankrupt=破产;insurance=保险;contract=合同 合约;export=出口;import=进口 导入',
  // Society and ideas
  'law legal=法;rule=规则 规定;court judge=法院 法庭 法官 判断;crime criminal=犯罪 罪;prison=监狱;vote election=投票 票 选举;party=党 方;politics political=政治;policy=政策;right rights=权利 权;freedom=自由;democracy democratic=民主;war=战;peace=和平;power=权力 力 电源;force=力 迫;control=控制 管制',
  'meeting meet met=会议 会 见;committee=委员会;council=议会 理事会;report=报告;question=问题 疑问;answer reply=回答 答 回复;problem=问题;issue=问题 议题;reason=理由 原因;cause=原因 导致 造成;result=结果;effect affect=影响 效果;influence=影响;change=变 改;choice choose chose=选择 选;decide decision=决定 决策',
  'idea=想法 主意 点子;thought think=想 认为 思;believe belief=相信 信;know known knowledge=知 了解 认识;understand understanding=理解 懂 了解;learn=学;teach=教;education=教育;science scientific=科学;research=研究;study=研究 学习;theory=理论;fact=事实;truth true=真;false wrong mistake error=错 误 假;lie=谎 躺',
  'history historical=历史;culture cultural=文化;religion=宗教;tradition traditional=传统;society social=社会;system=系统 制度 体系;method approach=方法 方式;process=过程 进程 流程;plan=计划;project=项目 工程;goal aim purpose=目标 目的;example=例;experience=经验 经历 体验;skill=技能 技巧;ability able=能力 能够',
  'chance opportunity=机会;risk=风险;danger dangerous=危险;safe safety security secure=安全;trust=信任;hope=希望;fear afraid=怕 恐;love=爱;hate=恨;anger angry=怒 生气;happy happiness=快乐 幸福 高兴;sad=悲 伤心;pain=痛;surprise=惊;laugh smile=笑;cry=哭 喊;dream=梦;sleep slept=睡;tired=累 疲;sick disease illness ill=病',
  'health healthy=健康;medicine medical=医 药;strong strength=强 力;weak=弱;big large great huge=大 巨;small little=小;long=长 久;short=短;high tall=高;low=低;wide broad=宽 广;narrow=窄;deep=深;fast quick rapid=快 迅速;slow=慢;hot heat=热;cold=冷 寒;warm=暖;wet=湿 雨;dry=干;clean clear=清 干净;dirty=脏;hard difficult difficulty=难 硬',
  'easy simple simply=容易 简单;good well=好 良;better=更好;best=最好 最佳;bad worse worst=坏 差 糟;beautiful=美 漂亮;important=重要 要紧;necessary need=需要 必要 必须;possible=可能;impossible=不可能;different difference=不同 差异 区别;same similar=同 相似 类似;special=特别 特殊;common=常见 共同 普遍;general=一般 通用;whole entire all=整 全 所有;part=部分',
  'many much=许多 很多 多;few=少 几;more=更 多;most=大多 最;less=更少 少;enough=足够 够;only=只 仅;every each=每;other another=其他 另 别;some=一些 有些;any=任何;no not=不 没 无 未;nothing=什么也 没有;everything=一切 所有;something=某 东西;thing=东西 事;especially=尤其 特别;almost nearly=几乎 差不多;about=关于 大约',
  'because=因为;therefore thus so=因此 所以;although though=虽然 尽管;however but yet=但 然而 不过 却;if=如果 若 假如;unless=除非;or=或;without=没有 无;instead=而不是 代替;why=为什么 为何 缘故;how=如何 怎么 怎样;what=什么 何 怎样;who whom=谁;where=哪 何处;which=哪;also too=也 还;perhaps maybe=也许 或许 可能;must=必须 一定;should=应该 应当 应;together=一起 共同',
  // Doing
  'go went gone=去 走;come came=来;return=返回 回;leave=离开 留;arrive reach=到 达;enter=进入 输入;run ran=跑 运行;walk=走 步;stand stood=站 立;fall fell=落 跌 倒 下降;rise rose=升 起 涨;move=移 动 搬;turn=转 轮;stop=停 止;wait=等;stay remain=留 保持 仍;sit sat=坐;jump=跳;fly=飞;swim=游泳;drive drove=开车 驱动 驾;ride=骑 乘;carry=带 载 携;bring brought=带 运来',
  'take took taken=拿 取 采;give gave given=给;get=得到 获;send sent=发 寄 送;receive received=收到 接收;put=放;keep kept=保持 守 留;hold held=持 握;lose lost=失 丢 输;find found=找 发现;look=看;see saw seen=看 见;watch watched=看 守;hear heard listen=听;say said=说 表示;tell told=告诉 讲;speak spoke talk=说 讲 谈;call=叫 称 打电话 调用;ask asked=问 请求;answered=回 答;write wrote written writing=写;read=读',
  'show=显示 展示 表明;explain=解释 说明;describe=描述;mean meaning=意思 意味 意义;discuss discussion=讨论;argue argument=争论 辩 参数;agree agreement=同意 协议;refuse=拒绝;promise=承诺 答应;offer=提供;accept=接受;allow=允许 让;forbid ban=禁;help=帮;support=支持;use used using=用;try tried=试 努力;succeed success successful=成功;fail failure failed=失败;win won=赢 胜;fight fought=打 斗;attack=攻击 袭;defend protect=保护 防',
  'kill=杀;save=救 省 保存;break broke broken=破 坏 打断;destroy=毁;build built building=建 造 修;make made=做 制 使;create=创;design=设计;develop development=开发 发展;grow growth=长 增;increase=增;reduce decrease=减 降;add=加 添;remove delete=删 移除 去掉;cut=切 砍 剪 削;open=开;close closed=关 闭;connect connection=连;join=加入 参加;share=分享 共享;divide=分;follow=跟 遵循 关注;continue=继续;complete=完成 完整',
  'count=数 计;measure=测 衡量 措施;compare=比;test=测试 试;check=检查 查;prove=证明;solve solution=解决;improve=改进 改善 提高;fix repair=修;prepare=准备;organize organization=组织;manage=管理;record=记录;remember=记;forget forgot=忘;miss=错过 怀念 想念;notice=注意 通知;expect=期望 预期;wish want=想 愿 要;like=喜欢 像;prefer=偏好 喜欢;enjoy=享受 喜欢;worry=担心;suffer=受苦 遭;thank=谢;welcome=欢迎;sorry=抱歉 对不起',
  'publish=发布 出版;release=发布 版本;announce=宣布;review=审查 评审 评论;comment=评论 注释;recommend suggest suggestion=建议 推荐;require=要求 需要;provide=提供;include=包括 包含;contain=包含;consider=考虑;introduce introduction=介绍 引入;replace=替换 取代;compete competition=竞争;cooperate collaborate=合作;celebrate=庆;marry married=结婚;feed=喂;cook=煮 做饭 烹;wash=洗;throw threw=扔 抛;pull=拉;push=推;hang=挂;hit=打 击;touch=碰 触;hide=藏',
  // Computers and writing
  'software=软件;hardware=硬件;program programming programmer=程序 编程;code=代码;source=源;open-source=开源;license licence=许可;data=数据;file=文件;folder directory=文件夹 目录;document documentation=文档 文件;version=版本;update=更新;install=安装;download=下载;upload=上传;server=服务器;network=网络;internet=互联网 网络 因特网;website site=网站;web=网;link=链接;address=地址;email mail=邮',
  'message=消息 信息;information=信息;search=搜索;browser=浏览器;application app=应用;function=函数 功能;method=方法;class=类 班;object=对象;variable=变量;value=值 价值;type=类型;array list=列表 数组 清单;loop=循环;memory=内存 记忆;thread=线程;database=数据库;query=查询;algorithm=算法;model=模型;interface=接口 界面;component=组件;event=事件 活动;state=状态;performance=性能 表现;bug=错误;feature=功能 特性 特征;request=请求',
  'response=响应 回应;default=默认;option=选项;set setting=设置;environment=环境;command=命令;device=设备;platform=平台;framework=框架;transaction=交易 事务;block=块 阻;chain=链;wallet=钱包;key=密钥;sign signature=签名;node=节点;channel=通道 频道;fee=费;script=脚本;output=输出;input=输入;hash=哈希;miner mining=矿;bitcoin=比特币;privacy private=隐私 私;password=密码;encrypt encryption=加密;cloud=云;virtual=虚拟;container=容器;browser=浏览器',
  'chapter=章;section=节 部分;title=标题 题;note=注 笔记;summary=总结 摘要;conclusion conclude=结论 结束语;introduction=引言 简介 介绍;list=清单 列;step=步;point=点;level=级 层 水平;line=行 线;number=数 号;figure=数字 图;size=大小 尺寸;amount=量;quality=质量;speed=速度;weight=重;shape=形;color colour=色;white=白;black=黑;red=红;green=绿;blue=蓝;sound=声音;noise=噪;quiet silent=静 默;empty=空;full=满 充',
  'technology technical=技术;digital=数字;intelligence intelligent smart=智;artificial=人工;robot=机器人;energy=能;nuclear=核;climate=气候;environment environmental=环境;pollution=污染;carbon=碳;population=人口;immigrant immigration=移民;race=种族 比赛;gender=性别;equal equality=平等 相等;justice=正义 司法;media=媒体;opinion view=意见 观点 看法;debate=辩论;critic criticism criticize=批评;evidence=证据;advantage benefit=优势 好处 益;value=价值;duty responsibility responsible=责任 负责',
];
