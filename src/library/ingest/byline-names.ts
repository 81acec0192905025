/** The commonest family names, simplified and traditional. They tell a name from other words where nothing else does. */
const SURNAMES =
  '王李张張刘劉陈陳杨楊黄黃赵趙吴吳周徐孙孫马馬朱胡郭何林罗羅高郑鄭梁谢謝宋唐许許邓鄧冯馮韩韓曹曾彭萧蕭肖蔡潘田董袁于余叶葉蒋蔣杜苏蘇魏程吕呂丁沈任姚卢盧傅钟鐘' +
  '姜崔谭譚廖范汪陆陸金石戴贾賈韦韋夏邱丘方侯邹鄒熊孟秦白江阎阎尹薛闫閆段雷龙龍史陶黎贺賀顾顧毛郝龚龔邵万萬钱錢严嚴武莫孔汤湯向常温溫康施文牛樊葛邢安齐齊易乔喬伍庞龐颜顏倪庄莊聂聶' +
  '章鲁魯岳翟殷詹申欧歐耿关關焦俞左柳祝包宁寧符阮舒柯纪紀梅童毕畢单單裴霍成曲欒栾骆駱甄闵閔尤费費辛卓解巩鞏牟桑缪繆靳茅凌凤鳳屈覃卜冉茹蒲涂塗楼樓';
const HAN_TWO = '(?:欧阳|歐陽|司马|司馬|上官|诸葛|諸葛|东方|東方|令狐|皇甫|慕容|公孙|公孫|司徒)';
/** “张三”, “李小四”, “欧阳修”. */
export const HAN_NAME = String.raw`(?:${HAN_TWO}\p{Script=Han}{1,2}|[${SURNAMES}]\p{Script=Han}{1,2}?)`;
/** “玛丽·居里”. */
export const FOREIGN_HAN_NAME = String.raw`\p{Script=Han}{1,8}(?:[·・•]\p{Script=Han}{1,8})+`;
/** Any name in Han, also of other peoples: “格桑边觉”, “玛丽·居里”. */
export const ANY_HAN_NAME = String.raw`(?:${FOREIGN_HAN_NAME}|\p{Script=Han}{2,4}?)`;
/** Words that follow “记者” where no name does. */
export const NO_HAN_NAME =
  /^(?:从|從|在|了解|瞭解|注意|获悉|獲悉|采访|採訪|发现|發現|表示|看到|走访|走訪|询问|梳理|查询|查詢|今|昨|日前|联系|聯繫|获得|随|隨|来到|來到|致电|致電|问|問|就|对|對|多|近|见|見|称|稱|说|說|通过|透過|为|為|会|會|站|部|证|證|团|團|节|節|编辑|編輯|作者|通讯员|佚名|匿名|未知|网络|網絡|本站|本报|本報|本刊|本网|综合|整理|原创|原創|转载|轉載|关闭|關閉|首页|首頁|打印|推荐|推薦|分享|评论|評論|登录|登錄|注册|搜索|返回|导航|更多|全文|阅读|来源|來源|责任|責任|日报|日報|新闻|新聞)|(?:日报|日報|晚报|晚報|网|網|新闻|新聞|社|频道|頻道|中心|公司|编辑部|編輯部|办公室|委员会|政府|大学|小组)$/u;

/** Words of an office, which stand beside names: “Jane Poe, Senior Writer”. */
const OFFICE =
  'Senior|Staff|Associate|Assistant|Chief|Editor|Editorial|Writer|Reporter|Correspondent|Professor|Contributing|Contributor|Special|Guest|Managing|Deputy|Executive|Political|Foreign|National|International|Business|Science|Health|Technology|Sports?|News|Newsroom|Team|Press|Agencies|Published|Updated|Posted|Last|Photos?|Photography|Illustrations?|Getty|Images|Columnist|Author|Director|President|Founder|Co-Founder|CEO|CTO|Vice|Head|Product|Marketing|Content|Twitter|Facebook|LinkedIn|Follow|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|January|February|March|April|May|June|July|August|September|October|November|December';
const WORD = String.raw`(?!(?:${OFFICE})\b)\p{Lu}[\p{L}.’'-]*`;
const LINK = '(?:van|von|der|den|de|del|della|la|le|di|da|dos|bin|ibn|al|el|zu|ter)';
/** “Ana Li”, “J. K. Poe”, “Ludwig van Beethoven”. */
export const LATIN_NAME = `${WORD}(?: (?:${LINK} )*${WORD}){1,3}`;
/** “By the sea”, “By Land”: what begins like a byline and is none. */
export const NO_NAME = /^(?:the|a|an|way|any|all|no|our|your|my|his|her|its|their|this|that|these)\s/iu;
