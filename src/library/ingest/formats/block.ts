/**
 * A paragraph, heading, list item or the like, as a reader sees it. Its pieces are parted by line breaks that always count: `prose` is
 * still to be cut into sentences, and what its other line breaks mean is still to be found out; in an `item` of a list they only wrap;
 * of `whole` (a heading, a line of code) every piece is a passage.
 */
export type TextBlock = { kind: 'prose' | 'item' | 'whole'; pieces: readonly string[] };

/** What a format's reader makes of a file's text (front matter and provenance already taken off). */
export type DocumentBody = { title?: string; blocks: readonly TextBlock[] };

export type Reader = (text: string) => DocumentBody;
