const KINDS = new Set(
  'cover titlepage title-page halftitlepage halftitle copyright-page imprint colophon toc landmarks loi lot frontispiece'.split(
    ' ',
  ),
);
const TITLE =
  /^(?:(?:front |back |inside )?cover(?: page| image)?|(?:half[- ]?)?title(?:[- ]?page)?|half[- ]?title|copyright(?: page| notice| information)?|imprint|colophon|uncopyright|(?:table of )?contents|list of (?:illustrations|figures|tables|maps|plates)|(?:also|other books|other titles) by\b.{0,80}|by the same author|about (?:this e-?book|the publisher)|(?:the )?(?:full )?project gutenberg\b.{0,60}|transcriber[’']s notes?|advertisements?|封面|封底|(?:书|書)名[页頁]|扉[页頁]|[内內]封|版[权權](?:[页頁]|信息|声明|資訊|聲明|所有)?|目[录錄次]|出版信息|(?:制|製)作(?:信息|说明|說明)|插[图圖]目[录錄])$/iu;
const FILE =
  /(?:^|[/_-])(?:cover|title-?_?page|half-?title(?:page)?|copyright(?:[-_]?page)?|imprint|colophon|uncopyright|toc|nav|contents)[-_]?\d{0,3}\.x?html?$/i;

/** True for an entry of a table of contents that is no text of the book: cover, title page, copyright page, contents. */
export const isAsideTitle = (title: string): boolean => TITLE.test(title.trim());

/** The same for a kind that a book gives to a place in it (`epub:type`, the guide). */
export const isAsideKind = (kind: string): boolean => KINDS.has(kind);

/** The same for the name of a file. */
export const isAsideFile = (path: string): boolean => FILE.test(path);

/** Elements in which Project Gutenberg writes about itself. */
export const GUTENBERG = ['pg-header', 'pg-footer'] as const;

/** Most characters of what is left out because of its name alone: more is text, whatever it is called. */
export const LONGEST_ASIDE = 8_000;
