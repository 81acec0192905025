/**
 * Cities by zone, English=Chinese, the ones that most people mean first: of the zones, and of the cities of a zone. The first city is how the
 * zone is displayed. More names of a city follow after further signs `=`.
 */
export const CITIES: Readonly<Record<string, string>> = {
  'Asia/Shanghai':
    'Shanghai=上海, Beijing=北京=Peking=京, Shenzhen=深圳, Guangzhou=广州=Canton, Hangzhou=杭州, Chengdu=成都, Chongqing=重庆, Nanjing=南京, Wuhan=武汉, Tianjin=天津, Suzhou=苏州, Xi’an=西安=Xian, Qingdao=青岛, Xiamen=厦门, China=中国=中国大陆',
  'America/New_York':
    'New York=纽约=NYC, Boston=波士顿, Washington=华盛顿=Washington DC, Miami=迈阿密, Philadelphia=费城, Atlanta=亚特兰大',
  'Europe/London':
    'London=伦敦, Edinburgh=爱丁堡, Manchester=曼彻斯特, United Kingdom=英国=UK=Britain=England, Oxford=牛津, Cambridge=剑桥',
  'Europe/Berlin':
    'Berlin=柏林, Munich=慕尼黑=München, Hamburg=汉堡, Frankfurt=法兰克福, Cologne=科隆=Köln, Germany=德国=Deutschland',
  'America/Los_Angeles':
    'Los Angeles=洛杉矶=LA, San Francisco=旧金山=三藩市=SF, Seattle=西雅图, San Diego=圣迭戈=圣地亚哥, Las Vegas=拉斯维加斯, California=加州, Silicon Valley=硅谷, San Jose=圣何塞, Portland=波特兰',
  'Asia/Taipei': 'Taipei=台北, Kaohsiung=高雄, Taichung=台中, Tainan=台南, Taiwan=台湾, Hsinchu=新竹',
  'Asia/Hong_Kong': 'Hong Kong=香港=HK',
  'Asia/Singapore': 'Singapore=新加坡',
  'Asia/Tokyo': 'Tokyo=东京, Osaka=大阪, Kyoto=京都, Japan=日本',
  'Europe/Paris': 'Paris=巴黎, Lyon=里昂, Marseille=马赛, France=法国',
  'Asia/Kolkata':
    'Kolkata=加尔各答=Calcutta, Delhi=德里=New Delhi=新德里, Mumbai=孟买=Bombay, Bangalore=班加罗尔=Bengaluru, Chennai=金奈, India=印度',
  'America/Chicago':
    'Chicago=芝加哥, Houston=休斯敦=休斯顿, Dallas=达拉斯, Austin=奥斯汀, Minneapolis=明尼阿波利斯, New Orleans=新奥尔良',
  'America/Denver': 'Denver=丹佛, Salt Lake City=盐湖城',
  'America/Toronto': 'Toronto=多伦多, Montreal=蒙特利尔=Montréal, Ottawa=渥太华',
  'America/Vancouver': 'Vancouver=温哥华',
  'Asia/Seoul': 'Seoul=首尔, Busan=釜山, South Korea=韩国=Korea',
  'Australia/Sydney': 'Sydney=悉尼=雪梨, Canberra=堪培拉=坎培拉',
  'Australia/Melbourne': 'Melbourne=墨尔本',
  'Europe/Amsterdam': 'Amsterdam=阿姆斯特丹, Netherlands=荷兰=Holland',
  'Europe/Madrid': 'Madrid=马德里, Barcelona=巴塞罗那, Spain=西班牙',
  'Europe/Rome': 'Rome=罗马, Milan=米兰, Italy=意大利',
  'Europe/Zurich': 'Zurich=苏黎世=Zürich, Geneva=日内瓦, Bern=伯尔尼, Switzerland=瑞士',
  'Europe/Vienna': 'Vienna=维也纳=Wien, Austria=奥地利',
  'Europe/Brussels': 'Brussels=布鲁塞尔, Belgium=比利时',
  'Europe/Stockholm': 'Stockholm=斯德哥尔摩, Sweden=瑞典',
  'Europe/Copenhagen': 'Copenhagen=哥本哈根, Denmark=丹麦',
  'Europe/Oslo': 'Oslo=奥斯陆, Norway=挪威',
  'Europe/Helsinki': 'Helsinki=赫尔辛基, Finland=芬兰',
  'Europe/Dublin': 'Dublin=都柏林, Ireland=爱尔兰',
  'Europe/Lisbon': 'Lisbon=里斯本',
  'Europe/Warsaw': 'Warsaw=华沙, Poland=波兰',
  'Europe/Prague': 'Prague=布拉格, Czechia=捷克',
  'Europe/Budapest': 'Budapest=布达佩斯, Hungary=匈牙利',
  'Europe/Athens': 'Athens=雅典, Greece=希腊',
  'Europe/Istanbul': 'Istanbul=伊斯坦布尔, Ankara=安卡拉, Turkey=土耳其=Türkiye',
  'Europe/Kyiv': 'Kyiv=基辅=Kiev, Ukraine=乌克兰',
  'Europe/Moscow': 'Moscow=莫斯科, Saint Petersburg=圣彼得堡',
  'Europe/Bucharest': 'Bucharest=布加勒斯特, Romania=罗马尼亚',
  'Europe/Belgrade': 'Belgrade=贝尔格莱德, Serbia=塞尔维亚',
  'Asia/Dubai': 'Dubai=迪拜=杜拜, Abu Dhabi=阿布扎比',
  'Asia/Riyadh': 'Riyadh=利雅得, Saudi Arabia=沙特',
  'Asia/Jerusalem': 'Jerusalem=耶路撒冷, Tel Aviv=特拉维夫, Israel=以色列',
  'Asia/Tehran': 'Tehran=德黑兰, Iran=伊朗',
  'Asia/Karachi': 'Karachi=卡拉奇, Lahore=拉合尔, Pakistan=巴基斯坦',
  'Asia/Dhaka': 'Dhaka=达卡, Bangladesh=孟加拉国',
  'Asia/Kathmandu': 'Kathmandu=加德满都, Nepal=尼泊尔',
  'Asia/Bangkok': 'Bangkok=曼谷, Thailand=泰国',
  'Asia/Ho_Chi_Minh': 'Ho Chi Minh City=胡志明市=Saigon=西贡, Hanoi=河内, Vietnam=越南',
  'Asia/Jakarta': 'Jakarta=雅加达',
  'Asia/Makassar': 'Makassar=望加锡, Bali=巴厘岛',
  'Asia/Kuala_Lumpur': 'Kuala Lumpur=吉隆坡, Malaysia=马来西亚',
  'Asia/Manila': 'Manila=马尼拉, Philippines=菲律宾',
  'Asia/Macau': 'Macau=澳门=Macao',
  'Asia/Urumqi': 'Urumqi=乌鲁木齐=Ürümqi',
  'Asia/Ulaanbaatar': 'Ulaanbaatar=乌兰巴托',
  'Asia/Yangon': 'Yangon=仰光, Myanmar=缅甸',
  'Asia/Almaty': 'Almaty=阿拉木图',
  'Asia/Tashkent': 'Tashkent=塔什干',
  'Asia/Vladivostok': 'Vladivostok=海参崴',
  'Australia/Brisbane': 'Brisbane=布里斯班=布里斯本',
  'Australia/Perth': 'Perth=珀斯=伯斯',
  'Australia/Adelaide': 'Adelaide=阿德莱德',
  'Pacific/Auckland': 'Auckland=奥克兰, Wellington=惠灵顿=威灵顿, New Zealand=新西兰=纽西兰',
  'Pacific/Honolulu': 'Honolulu=檀香山=火奴鲁鲁, Hawaii=夏威夷',
  'America/Anchorage': 'Anchorage=安克雷奇, Alaska=阿拉斯加',
  'America/Phoenix': 'Phoenix=凤凰城, Arizona=亚利桑那',
  'America/Detroit': 'Detroit=底特律',
  'America/Edmonton': 'Edmonton=埃德蒙顿, Calgary=卡尔加里',
  'America/Winnipeg': 'Winnipeg=温尼伯',
  'America/Halifax': 'Halifax=哈利法克斯',
  'America/St_Johns': 'St. John’s=圣约翰斯, Newfoundland=纽芬兰',
  'America/Mexico_City': 'Mexico City=墨西哥城',
  'America/Sao_Paulo': 'São Paulo=圣保罗=Sao Paulo, Rio de Janeiro=里约热内卢=Rio',
  'America/Argentina/Buenos_Aires': 'Buenos Aires=布宜诺斯艾利斯, Argentina=阿根廷',
  'America/Santiago': 'Santiago=圣地亚哥, Chile=智利',
  'America/Bogota': 'Bogotá=波哥大=Bogota, Colombia=哥伦比亚',
  'America/Lima': 'Lima=利马, Peru=秘鲁',
  'America/Caracas': 'Caracas=加拉加斯',
  'America/Havana': 'Havana=哈瓦那, Cuba=古巴',
  'Africa/Cairo': 'Cairo=开罗, Egypt=埃及',
  'Africa/Johannesburg': 'Johannesburg=约翰内斯堡, Cape Town=开普敦, South Africa=南非',
  'Africa/Lagos': 'Lagos=拉各斯, Nigeria=尼日利亚',
  'Africa/Nairobi': 'Nairobi=内罗毕, Kenya=肯尼亚',
  'Africa/Casablanca': 'Casablanca=卡萨布兰卡, Morocco=摩洛哥',
  'Africa/Accra': 'Accra=阿克拉, Ghana=加纳',
  'Africa/Addis_Ababa': 'Addis Ababa=亚的斯亚贝巴, Ethiopia=埃塞俄比亚',
  'Atlantic/Reykjavik': 'Reykjavik=雷克雅未克=Reykjavík, Iceland=冰岛',
  UTC: 'UTC=协调世界时',
};

/**
 * What people call zones, small and simplified. A name that stands under several zones may mean each of them. An abbreviation for the clock of
 * a whole region stands under its best-known city, because all clocks of the region show the same.
 */
export const NICKNAMES: Readonly<Record<string, string>> = {
  'Asia/Shanghai': '北京时间, 中国时间, 中国标准时间, beijing time, china standard time, china time, cn, cst',
  'Asia/Taipei': '台湾时间, 台北时间, 国家标准时间, tw, roc, cst',
  'Asia/Hong_Kong': '香港时间, hkt',
  'Asia/Singapore': 'sgt, 新加坡时间',
  'Asia/Tokyo': 'jst, 日本时间',
  'Asia/Seoul': 'kst, 韩国时间',
  'America/Los_Angeles':
    'pacific, pacific time, pt, pst, pdt, 美西, 美西时间, 太平洋时间, 加州时间, west coast, 美国, usa, us',
  'America/New_York': 'eastern, eastern time, et, edt, est, 美东, 美东时间, east coast, 美国, usa, us',
  'America/Chicago': 'central, central time, ct, cdt, 美中, cst, 美国, usa, us',
  'America/Denver': 'mountain, mountain time, mt, mdt, 美山, mst, 美国, usa, us',
  'America/Phoenix': 'mst',
  'Pacific/Honolulu': 'hst',
  'America/Anchorage': 'akst, akdt',
  'Europe/Berlin': 'cet, cest, met, mez, mesz, 欧洲中部时间, 中欧时间, central european time, 德国时间',
  'Europe/Helsinki': 'eet, eest',
  'Africa/Cairo': 'eet',
  'Europe/Lisbon': 'wet, west',
  'Europe/London': '英国时间, 伦敦时间, uk time, gmt, 格林尼治, 格林尼治时间, 格林威治时间, bst',
  'Europe/Moscow': 'msk, 莫斯科时间, russia, 俄罗斯',
  UTC: 'gmt, 格林尼治, 格林尼治时间, 格林威治时间, utc, z, zulu, 世界时, 世界协调时间, 协调世界时',
  'America/Havana': 'cst',
  'Asia/Kolkata': 'ist',
  'Europe/Dublin': 'ist',
  'Asia/Jerusalem': 'ist',
  'Asia/Dhaka': 'bst',
  'America/Halifax': 'ast, canada, 加拿大',
  'Asia/Riyadh': 'ast',
  'Asia/Dubai': 'gst',
  'Asia/Jakarta': 'wib, indonesia, 印尼',
  'Asia/Makassar': 'wita, indonesia, 印尼',
  'Asia/Bangkok': 'ict',
  'Australia/Sydney': 'aest, aedt, australia, 澳大利亚, 澳洲',
  'Australia/Brisbane': 'aest, australia, 澳大利亚, 澳洲',
  'Australia/Perth': 'awst, australia, 澳大利亚, 澳洲',
  'Australia/Adelaide': 'acst, australia, 澳大利亚, 澳洲',
  'Australia/Darwin': 'acst, australia, 澳大利亚, 澳洲',
  'Pacific/Auckland': 'nzst, nzdt',
  'Asia/Karachi': 'pkt',
  'Asia/Kathmandu': 'npt',
  'America/Sao_Paulo': 'brt, brazil, 巴西',
  'America/Argentina/Buenos_Aires': 'art',
  'Africa/Nairobi': 'eat',
  'Africa/Harare': 'cat',
  'Africa/Lagos': 'wat',
  'Africa/Johannesburg': 'sast',
  'America/St_Johns': 'nst, canada, 加拿大',
  'Asia/Kuala_Lumpur': 'myt',
  'Asia/Manila': 'pht',
  'America/Toronto': 'canada, 加拿大',
  'America/Vancouver': 'canada, 加拿大',
  'America/Edmonton': 'canada, 加拿大',
  'America/Winnipeg': 'canada, 加拿大',
  'Australia/Melbourne': 'australia, 澳大利亚, 澳洲',
  'Asia/Yekaterinburg': 'russia, 俄罗斯',
  'Asia/Vladivostok': 'russia, 俄罗斯',
  'America/Manaus': 'brazil, 巴西',
  'Asia/Jayapura': 'indonesia, 印尼',
  'America/Mexico_City': 'mexico, 墨西哥',
  'America/Tijuana': 'mexico, 墨西哥',
  'America/Cancun': 'mexico, 墨西哥',
};

/** Zones that were renamed: the names that `Intl` still gives them, with the present ones. */
export const RENAMED: Readonly<Record<string, string>> = Object.fromEntries(
  `Asia/Calcutta Asia/Kolkata
   Asia/Saigon Asia/Ho_Chi_Minh
   Asia/Rangoon Asia/Yangon
   Asia/Katmandu Asia/Kathmandu
   Europe/Kiev Europe/Kyiv
   Africa/Asmera Africa/Asmara
   Atlantic/Faeroe Atlantic/Faroe
   America/Godthab America/Nuuk
   America/Buenos_Aires America/Argentina/Buenos_Aires
   America/Cordoba America/Argentina/Cordoba
   America/Catamarca America/Argentina/Catamarca
   America/Jujuy America/Argentina/Jujuy
   America/Mendoza America/Argentina/Mendoza
   America/Indianapolis America/Indiana/Indianapolis
   America/Louisville America/Kentucky/Louisville
   America/Coral_Harbour America/Atikokan
   Pacific/Ponape Pacific/Pohnpei
   Pacific/Truk Pacific/Chuuk
   Pacific/Enderbury Pacific/Kanton`
    .split('\n')
    .map((line) => line.trim().split(' ')),
);
