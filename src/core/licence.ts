// Licences as people write them. An unclear one (“CC BY 4.0, text only”) counts as not open: a wrong “no” costs one setting.

const VERSION = String.raw`(?:[ -]+v?\d(?:\.\d)*)?`;
/** Words that may follow the name: “International”, a country (`cc by 3.0 us`), “licence”. */
const TAIL =
  '(?: (?:international|intl|unported|generic|universal|国际|國際|[a-z]{2}))?(?: (?:public )?licen[cs]e)?(?: ?(?:许可协议|授权条款|許可協議|授權條款|协议|條款))?';
const ELEMENTS = '(?:[ -]+(?:sa|nc|nd|share-?alike|non-?commercial|no-?deriv(?:ative)?s?))*';
const ELEMENTS_ZH = '(?:[ -]*(?:非商业性使用|非商业性|非商業性|相同方式共享|相同方式分享|禁止演绎|禁止改作))*';

const OPEN = [
  `(?:cc|creative commons)[ -]?(?:by|attribution)${ELEMENTS}${VERSION}${TAIL}`,
  `attribution${ELEMENTS}${VERSION}${TAIL}`,
  `(?:知识共享|知識共享|创用 ?cc|創用 ?cc|cc)[ -]*(?:署名|姓名标示|姓名標示)${ELEMENTS_ZH}${VERSION}${TAIL}`,
  `(?:署名|姓名标示|姓名標示)${ELEMENTS_ZH}${VERSION}${TAIL}`,
  `(?:cc|creative commons)[ -]?(?:0|zero)${VERSION}${TAIL}(?: public domain dedication)?`,
  `(?:in )?(?:the )?public domain(?: mark| dedication)?${VERSION}`,
  '(?:属于|屬於)?(?:公有领域|公共领域|公有領域|公共領域|公眾領域)',
  `(?:gnu )?(?:free documentation licen[cs]e|gfdl|fdl)${VERSION}`,
  `(?:uk )?open government licen[cs]e${VERSION}|ogl${VERSION}`,
  `free art licen[cs]e${VERSION}`,
  `(?:open database licen[cs]e|odbl|odc-by|pddl)${VERSION}`,
  `apache(?: licen[cs]e)?,?${VERSION}`,
  `(?:mit|isc|bsd|bsd[ -][0234][ -]clause|[0234][ -]clause bsd|unlicense)${TAIL}`,
].map((pattern) => new RegExp(`^(?:${pattern})$`));

const OPEN_ADDRESS =
  /^https?:\/\/(?:www\.)?creativecommons\.org\/(?:licenses\/by[a-z-]*|publicdomain\/(?:zero|mark))(?:\/|$)/;
const ADDRESS = /https?:\/\/[^\s<>(),;]+/g;
/** Separators between names of one licence, or between several licences that are all offered. */
const BETWEEN = /[()[\],;，；、。]|\s+\/\s+|\s+(?:or|and|或|和)\s+/;
const OR_LATER = / or (?:any )?later(?: versions?)?/g;
const LEAD =
  /^(?:(?:this|the) (?:work|article|text|essay) is )?(?:(?:licen[cs]ed|released|published|available|shared) under )?(?:an? |the )?(?:licen[cs]e: ?)?/;

/** True if a licence, as an article's head has it, lets anybody publish the whole text. An unknown licence is not open. */
export function isOpen(licence: string | undefined): boolean {
  const plain = (licence ?? '')
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[‐‑–—_]/g, '-')
    .replaceAll(/\s+/g, ' ');
  const addresses = plain.match(ADDRESS) ?? [];
  const names = plain.replaceAll(ADDRESS, ';').replaceAll(OR_LATER, '').split(BETWEEN).map(bare).filter(Boolean);
  if (names.length + addresses.length === 0) return false;
  return addresses.every((one) => OPEN_ADDRESS.test(one)) && names.every((one) => OPEN.some((open) => open.test(one)));
}

function bare(name: string): string {
  return name
    .trim()
    .replace(LEAD, '')
    .replace(/[.\s]+$/, '');
}
