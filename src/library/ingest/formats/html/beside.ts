import type { TextBlock } from '../block.ts';
import { lettersIn, lettersOf } from './readings.ts';

/** A line that asks to read something else: “Read more: …”, “相关阅读：…”. Links that follow it alone belong to it. */
const ELSEWHERE =
  /^\W{0,3}(?:(?:read|also read|see|watch|listen|more)(?: (?:more|next|also|here|on this|from us|stories|articles|news))?|also (?:read|on|see)|related(?: (?:articles?|stories|story|posts?|content|reading|news|topics?|links?|coverage))?|recommended(?: (?:for you|reading|articles|stories))?|further reading|trending(?: now)?|popular (?:now|posts|stories)|latest (?:news|stories|posts)|most (?:read|popular|viewed)|up next|don['’]t miss|editor['’]?s['’]? (?:picks?|choice)|(?:you )?(?:may|might)(?: also)? (?:like|enjoy|be interested in|want to read)|what (?:others|to) (?:are )?read(?:ing)?(?: next)?|(?:延伸|相关|相關|推荐|推薦|更多|扩展|擴展|猜你喜欢|点击进入|往期)(?:阅读|閱讀|新闻|新聞|文章|报道|報導|推荐|推薦|内容|資訊|资讯|精彩|回顾|专题|链接)?)\W{0,3}$/iu;
/** Lines of the page's own, beside or in its article. */
const PAGE_LINE =
  /^\W{0,3}(?:advertisements?|advertising|sponsored(?: content)?|(?:article|story) continues below(?: advertisement)?|continue reading(?: below)?|share(?: this)?(?: (?:article|story|post|page|via|on))?|skip (?:to|past) .{1,40}|\d{1,2}[- ]min(?:ute)?s?(?: read)?|(?:show|hide) caption|toggle caption|link copied|copied|print(?: this)?|save(?: article)?|be the first to comment(?: on .{1,30})?|join the conversation|leave a (?:comment|reply)|(?:sign up|subscribe)(?: (?:now|here|today|for free))?|back to top|table of contents|loading\W*|image (?:credit|source)|getty images|分享(?:到|至)?.{0,20}|广告|廣告|返回顶部|责任编辑|責任編輯)\W{0,3}$/iu;
const EDITOR_LINE =
  /^[\s(（【[]*(?:责任编辑|責任編輯|责编|責編|(?:本文)?编辑|編輯|校对|校對|审核|监制|值班编辑|本文来源|文章来源|原标题|原標題)\s*[:：|丨/／]?\s*[\p{Script=Han}\w\s、，·:：|/@.-]{0,60}[\s)）】\]]*$/u;
/** Behind the words that name it, the title of something else. */
const WITH_TITLE =
  /^\W{0,3}(?:read (?:more|next|also)|also read|see also|related(?: (?:article|story|reading))?|recommended(?: reading)?|more (?:on this|from .{1,30})|(?:watch|listen)(?: (?:now|more|here|below|live))?|延伸阅读|延伸閱讀|相关阅读|相关新闻|相关报道|相關新聞|推荐阅读|更多阅读|更多新聞|往期回顾)\s*[:：|>»]/iu;
/** Lines of links longer than this may be an article's. */
const LONGEST_LINK = 250;
/** In an article of which more is linked, what is a link says nothing. */
const MOSTLY_LINKS = 0.3;

/** Leaves out lines that lead elsewhere, and those of the page. `linked`: letters of its links. */
export function withoutBeside(blocks: readonly TextBlock[], linked: ReadonlySet<string>): TextBlock[] {
  const all = blocks.reduce((sum, block) => sum + lettersOf(block).length, 0);
  const links = blocks.map((block) => isLink(block, linked));
  const inLinks = blocks.reduce((sum, block, index) => sum + (links[index] ? lettersOf(block).length : 0), 0);
  const trustsLinks = inLinks < MOSTLY_LINKS * all;
  const kept: TextBlock[] = [];
  let follows = false;
  for (const [index, block] of blocks.entries()) {
    const words = block.pieces.join(' ').trim();
    const isLinked = trustsLinks && links[index] === true;
    if (ELSEWHERE.test(words)) follows = true;
    else if (follows && isLinked) continue;
    else {
      follows = false;
      if (!isPageLine(words) && !(isLinked && block.kind === 'prose')) kept.push(block);
    }
  }
  return kept;
}

function isPageLine(words: string): boolean {
  if (words.length > LONGEST_LINK) return false;
  return PAGE_LINE.test(words) || EDITOR_LINE.test(words) || WITH_TITLE.test(words);
}

function isLink(block: TextBlock, linked: ReadonlySet<string>): boolean {
  return block.pieces.every((piece) => piece.length <= LONGEST_LINK && linked.has(lettersIn(piece)));
}
