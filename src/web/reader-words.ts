import type { EditionLanguage, Language } from '#core/language.ts';
import type { Words } from '#core/words.ts';

/** Names of the editions, each in its own language, so that its readers recognise it. */
export const EDITION_NAMES: Record<EditionLanguage, string> = {
  en: 'English',
  zh: '中文',
  'zh-Hans': '简体中文',
  'zh-Hant': '繁體中文',
};

/** Names of the page's own languages, each in itself. `short`: one or two characters, for where there is little room. */
export const UI_LANGUAGES: Record<Language, { name: string; short: string }> = {
  en: { name: 'English', short: 'EN' },
  'zh-Hans': { name: '简体中文', short: '简' },
  'zh-Hant': { name: '繁體中文（台灣）', short: '繁' },
  'zh-HK': { name: '繁體中文（香港）', short: '港' },
};

/** The `lang` of an edition's text. Browsers choose Han glyphs by script, and treat plain `zh` as simplified. */
export const LANG: Record<EditionLanguage, string> = {
  en: 'en',
  zh: 'zh-Hans',
  'zh-Hans': 'zh-Hans',
  'zh-Hant': 'zh-Hant',
};

export const READER = {
  back: { en: 'Back to the discussion', zh: '回到讨论' },
  by: { en: 'By', zh: '作者' },
  book: { en: 'Book', zh: '书' },
  inOriginal: { en: 'Open this page of the original', zh: '打开原文件的这一页' },
  published: { en: 'Published', zh: '发表' },
  source: { en: 'Source', zh: '来源' },
  licence: { en: 'Licence', zh: '许可' },
  length: { en: 'Length', zh: '篇幅' },
  both: { en: 'Side by side', zh: '对照' },
  show: { en: 'Editions shown', zh: '显示的版本' },
  article: { en: 'Article', zh: '文章' },
  cited: { en: 'Cited passage', zh: '引用的原文' },
  copy: { en: 'Copy reference', zh: '复制出处' },
  copied: { en: 'Copied', zh: '已复制' },
  notCopied: { en: 'Could not copy. Select the reference and copy it.', zh: '无法复制，请选中出处后手动复制。' },
  withdrawn: { en: 'Withdrawn', zh: '已撤下' },
  withdrawnMore: {
    en: 'The article no longer reads like this. It is what the reference stood for:',
    zh: '文章现在已不再这样写。这是该出处当时所指的原文：',
  },
  partlyGone: { en: 'Of these, no longer in the article:', zh: '其中文章里已没有的：' },
  replaced: { en: 'In its place now:', zh: '现在相应的位置是：' },
  language: { en: 'Language of this page', zh: '本页语言' },
  goneTitle: { en: 'This article was removed', zh: '这篇文章已移除' },
  unknownTitle: { en: 'There is no such article', zh: '没有这篇文章' },
  unknownText: {
    en: 'No article has this id here. It may have been added in another workspace, or the address may be incomplete.',
    zh: '这里没有叫这个短名的文章。它可能属于别的工作区，也可能是地址不完整。',
  },
  noPassage: { en: 'There is no such passage', zh: '没有这一句' },
  tooLong: { en: 'Too much at once', zh: '一次显示不了这么多' },
  deadTitle: { en: 'This link no longer works', zh: '这个链接已失效' },
  deadText: {
    en: 'The group has made new links since, or the address is incomplete. Ask in the group’s chat for the passage again: the answer brings a link that works.',
    zh: '这个群组后来换了新的链接，或者地址不完整。请在群里再引用一次这句话，回复里会有可用的链接。',
  },
  excerpt: {
    en: 'Only a part of this article can be read here: its licence does not say that anybody may publish it.',
    zh: '这里只能看到文章的一部分：它的许可没有写明任何人都可以公开转载。',
  },
  excerptLabel: { en: 'Excerpt', zh: '节选' },
  around: {
    en: 'Shown are the cited passages with up to three before and after them.',
    zh: '下面是引用的原文，以及前后各至多三句。',
  },
  nothingCited: {
    en: 'To see a passage, follow the link of a quotation in the chat.',
    zh: '要看某一句，请点开聊天里引用它的链接。',
  },
  unsigned: {
    en: 'This link shows none of it: it was made by an older Parley, or changed since. Ask for the passage again in the group’s chat with /quote: the answer brings a fresh link.',
    zh: '这个链接不能显示原文：它由旧版 Parley 生成，或者后来被改动过。请在群里用 /quote 再引用一次，回复里会有新的链接。',
  },
  atSource: { en: 'The whole article is at its source:', zh: '全文请看来源：' },
  noSource: { en: 'Whoever added it can say where the whole article is.', zh: '全文在哪里，可以问添加这篇文章的人。' },
  about: { en: 'About this article', zh: '这篇文章的信息' },
  pages: { en: 'Pages of this article', zh: '本文各页' },
  previousPage: { en: '← Previous page', zh: '← 上一页' },
  nextPage: { en: 'Next page →', zh: '下一页 →' },
  keys: { en: 'Keys:', zh: '按键：' },
  nextPassage: { en: 'next passage', zh: '下一句' },
  previousPassage: { en: 'previous passage', zh: '上一句' },
  whole: { en: 'Read the whole article', zh: '阅读全文' },
} satisfies Record<string, Words>;

export const passageCount = (count: number): Words => ({
  en: count === 1 ? '1 passage' : `${count} passages`,
  zh: `${count} 句`,
});

export const passageNumber = (label: string): Words => ({ en: `Passage ${label}`, zh: `第 ${label} 句` });

export const pageNumber = (page: number, pages: number): Words => ({
  en: `Page ${page} of ${pages}`,
  zh: `第 ${page} 页，共 ${pages} 页`,
});
