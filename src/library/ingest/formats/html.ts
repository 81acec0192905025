import { fromHtml } from 'hast-util-from-html';
import { UserError } from '#core/errors.ts';
import type { DocumentBody } from './block.ts';
import { findArticle } from './html/article.ts';
import { bylineOf } from './html/byline.ts';
import { documentOf, wordsOf } from './html/dom.ts';
import { type Alternate, factsOf, type PageFacts } from './html/facts.ts';
import { faultOf, type PageFault, type Seen } from './html/faults.ts';
import { decodeHtml, sizeOf, withoutBulk } from './html/source.ts';
import { readTree } from './tree-blocks.ts';

/** Most characters of a page without scripts and pictures, elements, and elements inside each other. More takes the parsers too long. */
const LARGEST_PAGE = 2_000_000;
const MOST_ELEMENTS = 30_000;
const DEEPEST = 500;

export type PageRequest = { address?: string; contentType?: string; name?: string };
/** Addresses that a page gives for its article and for the same in other languages. */
type Addresses = { canonical?: string; alternates: readonly Alternate[] };
export type PageReading = Addresses &
  ({ kind: 'article'; body: DocumentBody } | { kind: 'no-article'; why: PageFault });

const noArticle = (why: PageFault, { canonical, alternates }: Addresses = { alternates: [] }): PageReading => ({
  kind: 'no-article',
  why,
  ...(canonical && { canonical }),
  alternates,
});

/** Reads a page: its article, what it says about itself, or why it holds no article. */
export async function readPage(bytes: Uint8Array, request: PageRequest = {}): Promise<PageReading> {
  const { text, encoding } = decodeHtml(request.name ?? request.address ?? 'page', bytes, request.contentType);
  const address = request.address ?? savedFrom(text);
  const html = withoutBulk(text);
  if (html.length > LARGEST_PAGE) return noArticle('too-large-inside');
  const { depth, elements } = sizeOf(html);
  if (depth > DEEPEST) return noArticle('too-deep');
  if (elements > MOST_ELEMENTS) return noArticle('too-large-inside');
  const document = documentOf(html);
  const page = wordsOf(document.body);
  const hasPassword = document.querySelector('input[type="password" i]') !== null;
  const { body: tree, content, guessed } = findArticle(html, address, elements);
  const lines = allLinesOf(readTree(fromHtml(html)));
  const shown = (title: string | undefined) => bylineOf(lines, linesOf(tree), title);
  const facts = factsOf(document, address, { ...guessed, shown });
  const article = documentOf(`<body>${content}</body>`).body;
  const links = [...article.querySelectorAll('a[href]')];
  const fault = faultOf({
    article: linesOf(tree).join('\n'),
    page,
    title: facts.title ?? '',
    links: links.length,
    linked: links.reduce((sum, link) => sum + wordsOf(link).length, 0),
    hasPassword,
    hasScripts: /<script/i.test(text),
    isFree: facts.isFree,
  } satisfies Seen);
  if (fault) return noArticle(fault, facts);
  return articleOf({ ...tree, encoding }, facts, address);
}

const linesOf = ({ blocks }: DocumentBody) => blocks.flatMap(({ pieces }) => pieces);
/** With the heading with which it begins, which is not among the blocks. */
const allLinesOf = (body: DocumentBody) => [...(body.title === undefined ? [] : [body.title]), ...linesOf(body)];

function articleOf(body: DocumentBody, facts: PageFacts, address: string | undefined): PageReading {
  const { canonical, alternates, isFree: _, ...rest } = facts;
  const source = address ?? canonical;
  return {
    kind: 'article',
    body: { ...body, facts: { ...rest, ...(source && { source }) } },
    ...(canonical && { canonical }),
    alternates,
  };
}

/** Reads a saved page as a file. */
export async function readHtml(bytes: Uint8Array, name: string): Promise<DocumentBody> {
  const read = await readPage(bytes, { name });
  if (read.kind === 'article') return read.body;
  throw new UserError({ kind: 'file-content', name, format: 'HTML', why: read.why });
}

/** Browsers and their extensions write where they saved a page from. */
const SAVED_FROM =
  /<!--\s*(?:saved from url=\(\d+\)|Page saved with SingleFile\s+url:\s*)(https?:\/\/[^\s<>]{1,2000})/i;

function savedFrom(html: string): string | undefined {
  const [, address] = SAVED_FROM.exec(html.slice(0, 10_000)) ?? [];
  return address && URL.canParse(address) ? address : undefined;
}
