import type { Draft } from '#core/article-draft.ts';
import { displayText } from '#core/display.ts';
import { looksLikeHeading } from '#core/headings.ts';
import { tagAt } from './language-tags.ts';

/** A question is often a headline, and so are words that end in brackets. What stands in quotation marks as a whole is somebody's speech. */
const MAY_END = /[?？)）」』”’"]+$/u;
const SPEECH = /^[“"‘「『].*[”"’」』]$/u;

/** Most lines above a title that only say where the text comes from. */
const MOST_NOTES = 6;

const LONGEST_NOTE = 300;

// Lines with a colon: “Author: …”, “译者：…”.
const LABELLED =
  /^(?:author|by|written by|translat(?:or|ors|ion|ed by)|editors?|edited by|source|original(?: (?:article|title|text|post|link|author))?|date|published|posted|updated|last (?:updated|modified)|photo|tags?|categor(?:y|ies)|keywords|licen[cs]e|note|(?:editor|translator)[’']s note|via|status|word count|reading time|作者|原作者|译者|譯者|翻译|翻譯|校对|校對|编辑|編輯|责编|責編|来源|來源|出处|出處|原文(?:链接|地址|标题|作者)?|原标题|原题|文|图|圖|摄影|日期|时间|時間|(?:发布|發佈|发表|發表|更新)(?:时间|時間|于|於|日期)?|转载自?|轉載自?|译自|譯自|编者按|编者注|译者注|译注|标签|標籤|分类|分類|关键词|字数|版权|版權|声明)\s*[:：／/｜|]/iu;
const SENTENCE_LIKE =
  /^(?:translated (?:by|from)\b|translation (?:by|of)\b|originally (?:published|posted|written)\b|(?:first )?(?:published|posted|updated) (?:on|in|at|by)\b|last (?:updated|modified)\b|(?:re-?posted|re-?printed|cross-?posted) (?:from|with|at|on)\b|this (?:article|post|essay|text|translation|page) (?:is|was|has|first|originally)\b|edit this page\b|\d+ min(?:ute)?s? read\b|(?:本文|本译文|此文|本篇)(?:转载|轉載|转自|轉自|选自|選自|原载|原載|首发|首發|由|译自|譯自|发表|發表|刊于|刊於|作者|来源|來源|已?获|经|經)|(?:转载|轉載|转|轉|译|譯|摘|选|選)自|未经(?:授权|许可|允许)|阅读(?:时间|原文|量))/iu;
const BYLINE =
  /^by\s+(?!the\s|an?\s)\p{Lu}[\p{L}.’'-]*(?:\s+(?:and\s+|&\s*|van\s+|von\s+|de\s+|del\s+|la\s+)*\p{Lu}[\p{L}.’'-]*){1,6}(?:\s*[,|·–—-].{0,60})?$/iu;
const DATE =
  /^(?:[（(]?\d{4}\s*[-/.年]\s*\d{1,2}\s*(?:[-/.月]\s*\d{1,2}\s*日?|月)[）)]?|\d{1,2}\s+\p{L}{3,9}\.?,?\s+\d{4}|\p{L}{3,9}\.?\s+\d{1,2}(?:st|nd|rd|th)?,?\s+\d{4})(?:[\s,·|—–-].{0,40})?$/u;
const LANGUAGE_NAMES = new Set([
  '日本語',
  '한국어',
  'español',
  'français',
  'deutsch',
  'русский',
  'português',
  'italiano',
]);
const BETWEEN_LANGUAGES = /\s*[|｜·•/／,，]\s*/u;

/** True for a line above or below a title that says who wrote or translated the text, when, or where it was: no part of the text's title. */
export function isNote(line: string): boolean {
  if (line.length > LONGEST_NOTE) return false;
  const words = line.replace(/^[>*_\s#]+|[*_\s]+$/g, '');
  return (
    LABELLED.test(words) ||
    SENTENCE_LIKE.test(words) ||
    BYLINE.test(words) ||
    DATE.test(words) ||
    isLanguageSwitch(words)
  );
}

/** “English | 简体中文” leads to the other languages of a page. */
function isLanguageSwitch(words: string): boolean {
  const parts = words.split(BETWEEN_LANGUAGES);
  return parts.length > 1 && parts.every((part) => tagAt(part) || LANGUAGE_NAMES.has(part.toLowerCase()));
}

const SAYS_TITLE = /^(?:title|headline|标题|標題|题目|題目|篇名|文章标题)\s*[:：]\s*(\S.{0,200})$/iu;
const BOOK_MARKS = /^《([^《》]+)》$/u;

// A heading after so few passages is the text's; what stands above it is a note.
const NEAR_BEGINNING = 4;
const OPENS_SECTION =
  /^(?:introduction|preface|foreword|contents|table of contents|overview|summary|abstract|part\b.*|chapter\b.*|[\divx]+\b.*|one|引言|前言|序|序言|简介|目录|摘要|概述|[一二三四五六七八九十]+[、.].*|第.{1,4}[章节部].*)$/iu;

/**
 * Chooses a title where none is given: a heading near the beginning, else a first line that looks like one, else the highest heading.
 * Lines above that only say who wrote or translated the text are no title. What is chosen stays a passage.
 */
export function titleIn(text: string, passages: Draft['passages'], heading: string | undefined): string | undefined {
  if (heading === undefined) return headline(text, passages);
  const first = passages.slice(0, NEAR_BEGINNING).map((one) => displayText(text.slice(one.start, one.end)));
  const at = first.indexOf(displayText(heading));
  const isNear = at >= 0 && first.slice(0, at).every((one) => isNote(one) || looksLikeHeading(one));
  return isNear && !OPENS_SECTION.test(heading) ? unmarked(heading) : (headline(text, passages) ?? heading);
}

/**
 * Returns the first passage that is no note if it looks like a headline: a paragraph of its own, short, without a full stop; or what a line
 * “Title: …” says.
 */
function headline(text: string, passages: Draft['passages']): string | undefined {
  let noted = -1;
  for (const [at, passage] of passages.slice(0, MOST_NOTES + 2).entries()) {
    const words = displayText(text.slice(passage.start, passage.end));
    const said = SAYS_TITLE.exec(words)?.[1];
    if (said) return unmarked(said);
    if (at < MOST_NOTES && (isNote(words) || passage.paragraph === noted)) {
      noted = passage.paragraph;
      continue;
    }
    const next = passages[at + 1];
    if (!next || (next.paragraph === passage.paragraph && !isNoticeTitle(text, words, next))) return undefined;
    return looksLikeHeading(words.replace(MAY_END, '')) && !SPEECH.test(words) ? unmarked(words) : undefined;
  }
  return undefined;
}

const NOTICE = /^关于.{2,60}的(?:通知|通告|公告|决定|意见|报告|批复|请示|函|通报|决议|公示|说明|命令|办法|规定)$/u;

/** True for the first line of a notice, or of a letter to readers, in which each line is a paragraph: whom it is for stands below. */
function isNoticeTitle(text: string, words: string, next: Draft['passages'][number]): boolean {
  return NOTICE.test(words) || (looksLikeHeading(words) && /[：:]$/u.test(text.slice(next.start, next.end)));
}

/** 《长城》 is the title 长城. */
const unmarked = (title: string): string => BOOK_MARKS.exec(title.trim())?.[1] ?? title.trim();

const BEFORE_SITE = /^(.{2,}?)\s*(?:\s[-–—|｜_·]\s|[|｜_]|(?<=\p{Script=Han})-)\s*([^|｜_]{2,40})$/u;
const squashed = (words: string): string => words.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

/** Takes the name of the site off a title: “The night ferry | Harbour Review”. What stands there is a site if the source's address or the page says so. */
export function withoutSite(title: string, { site, source }: { site?: string; source?: string }): string {
  const [, words, after] = title.length > LONGEST_NOTE ? [] : (BEFORE_SITE.exec(title) ?? []);
  if (!words || !after) return title;
  const name = squashed(after);
  const host = source && URL.canParse(source) ? squashed(new URL(source).hostname.replace(/^www\./, '')) : '';
  const isSite = (site && squashed(site) === name) || (name.length > 2 && host.includes(name));
  return isSite ? words.trim() : title;
}
