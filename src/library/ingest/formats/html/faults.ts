/** Why a page holds no article. */
export type PageFault =
  | 'no-article'
  | 'walled'
  | 'links'
  | 'drawn-by-script'
  | 'error-page'
  | 'too-deep'
  | 'too-large-inside';

/** Letters of an article; what is shorter can be a page that says something else. */
const ARTICLE_LENGTH = 400;
const SURELY_ARTICLE = 2_500;
const LEAST = 30;
/** Characters of a page in which an error is named. */
const PAGE_BEGINS = 1_000;
/** A list of links has so many, and they are this share of its letters. */
const MANY_LINKS = 12;
const MOSTLY_LINKS = 0.65;

const ERROR =
  /\b(?:404|403|410|500|502|503)\b|not found|page (?:does not|doesn[’']t) exist|no longer (?:available|exists)|access denied|forbidden|something went wrong|页面不存在|頁面不存在|找不到(?:该|此|您|页面|網頁)|无法找到|出错了|已被?删除|該頁面|文章不存在|内容不存在/i;
const WALL =
  /(?:log|sign)[ -]?in to|(?:log|sign) in or|please (?:log|sign) in|subscribe (?:to (?:read|continue|unlock)|now to)|to continue reading|already a subscriber|subscribers? only|for subscribers|create an? (?:free )?account|verify (?:that )?you are (?:a )?human|are you a robot|captcha|checking your browser|security check|enable cookies|unusual traffic|登录后(?:阅读|查看|继续|可见)|请(?:先)?登录|登入後|訂閱(?:後|會員|以)|订阅后|付费(?:阅读|内容|文章)|会员专享|开通会员|剩余\d+%|人机验证|安全验证|验证码|环境异常/i;
const SCRIPT =
  /enable javascript|requires javascript|javascript (?:is )?(?:required|disabled)|turn on javascript|启用 ?javascript|开启 ?javascript|请打开 ?javascript/i;

export type Seen = {
  /** The text of the article that was found, and of the whole page. */
  article: string;
  page: string;
  title: string;
  /** Letters in links of what was found, and their number. */
  linked: number;
  links: number;
  hasPassword: boolean;
  hasScripts: boolean;
  isFree: boolean | undefined;
};

const lettersOf = (text: string) =>
  (text.match(/[\p{L}\p{N}]/gu) ?? []).length + 2 * (text.match(/\p{Script=Han}/gu) ?? []).length;

/** Says why what was found in a page is not an article; undefined if it is one. */
export function faultOf(seen: Seen): PageFault | undefined {
  const letters = lettersOf(seen.article);
  const isShort = letters < ARTICLE_LENGTH;
  if (letters < SURELY_ARTICLE) {
    if (ERROR.test(seen.title) || (isShort && ERROR.test(`${seen.article}\n${seen.page.slice(0, PAGE_BEGINS)}`)))
      return 'error-page';
    if (seen.isFree === false || isWall(seen, isShort)) return 'walled';
  }
  if (seen.links >= MANY_LINKS && seen.linked > MOSTLY_LINKS * letters) return 'links';
  if (!isShort) return undefined;
  if (SCRIPT.test(seen.page)) return 'drawn-by-script';
  if (letters >= LEAST && /[.!?。！？]/.test(seen.article)) return undefined;
  return seen.hasScripts && lettersOf(seen.page) < ARTICLE_LENGTH ? 'drawn-by-script' : 'no-article';
}

function isWall({ article, page, title, hasPassword }: Seen, isShort: boolean): boolean {
  if (WALL.test(article.slice(-600)) || WALL.test(title)) return true;
  return isShort && (hasPassword || WALL.test(page));
}
