import { z } from 'zod';
import { readDay, readLine, readNames } from '#core/article-facts.ts';
import type { DocumentFacts } from '../block.ts';
import { cleanName, isAuthor } from './author-names.ts';
import type { Byline } from './byline.ts';
import type { PageDocument } from './dom.ts';

/** The same article in another language, as a page names it (`hreflang`). */
export type Alternate = { language: string; address: string };
export type PageFacts = DocumentFacts & { canonical?: string; alternates: readonly Alternate[]; isFree?: boolean };

/** Most links to other languages that are kept. */
const MOST_ALTERNATES = 60;
const ARTICLE = /article|posting|report|webpage|book|chapter|creativework/i;

/** Reads what a page says about its article: JSON-LD, meta elements, links. `guessed`: what was found in its text. */
export function factsOf(document: PageDocument, address: string | undefined, guessed: Guessed): PageFacts {
  const meta = metaOf(document);
  const data = linkedData(document);
  const base = baseOf(document, address);
  const title = titleOf(document, [
    meta('citation_title', 'dc.title', 'dcterms.title'),
    text(data?.headline),
    meta('og:title'),
    guessed.title,
  ]);
  const authors = authorsOf(document, meta, data, guessed);
  const published = publishedOn(document, meta, data, guessed);
  const site =
    line(meta('og:site_name')) ??
    line(named(data?.publisher)[0]) ??
    line(meta('application-name', 'citation_journal_title'));
  const licence = licenceOf(
    attribute(document, 'link[rel~="license" i]', 'href') ??
      text(data?.license) ??
      meta('dc.rights', 'dcterms.license') ??
      attribute(document, 'a[rel~="license" i]', 'href'),
  );
  const canonical = absolute(attribute(document, 'link[rel~="canonical" i]', 'href') ?? meta('og:url'), base);
  return {
    ...(title !== undefined && { title }),
    ...(authors && { authors }),
    ...(published && { published }),
    ...(site && { site }),
    ...(licence && { licence }),
    ...(canonical && { canonical }),
    ...(data?.isAccessibleForFree !== undefined && { isFree: !/false/i.test(String(data.isAccessibleForFree)) }),
    alternates: alternatesOf(document, base),
  };
}

/** What was found by looking at the page. `shown`: near its article. */
export type Guessed = {
  title?: string | undefined;
  author?: string | undefined;
  published?: string | undefined;
  shown?: Byline;
};

type Meta = (...names: string[]) => string | undefined;

/** Returns a function that gives the content of the first of these meta elements. */
function metaOf(document: PageDocument): Meta {
  const values = new Map<string, string>();
  for (const element of document.querySelectorAll('meta[content]')) {
    const name = element.getAttribute('property') ?? element.getAttribute('name') ?? element.getAttribute('itemprop');
    const content = element.getAttribute('content')?.trim();
    const key = name?.toLowerCase();
    if (key && content && !values.has(key)) values.set(key, content);
  }
  return (...names) => names.map((name) => values.get(name)).find((value) => value);
}

const unknownOf = z.record(z.string(), z.unknown());
type Data = z.infer<typeof unknownOf>;

/** Finds the JSON-LD object that describes the article. */
function linkedData(document: PageDocument): Data | undefined {
  const objects = [...document.querySelectorAll('script[type*="ld+json" i]')].flatMap((script) =>
    objectsIn(script.textContent ?? ''),
  );
  const typed = (type: RegExp) =>
    objects.find((one) => [one['@type']].flat().some((name) => typeof name === 'string' && type.test(name)));
  return typed(/article|posting|report/i) ?? typed(ARTICLE);
}

function objectsIn(json: string): Data[] {
  try {
    return flattened(JSON.parse(json.trim().replace(/[\n\r\t]/g, ' ')), 0);
  } catch {
    return [];
  }
}

/** JSON-LD stands in lists, in `@graph` and in `mainEntity`. */
function flattened(value: unknown, depth: number): Data[] {
  if (depth > 4) return [];
  if (Array.isArray(value)) return value.slice(0, 100).flatMap((one) => flattened(one, depth + 1));
  const parsed = unknownOf.safeParse(value);
  if (!parsed.success) return [];
  const { '@graph': graph, mainEntity } = parsed.data;
  return [parsed.data, ...flattened(graph ?? [], depth + 1), ...flattened(mainEntity ?? [], depth + 1)];
}

const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);
const line = (value: string | undefined) => (value === undefined ? undefined : readLine(decoded(value)));

/** JSON-LD often has entities of HTML. */
function decoded(value: string): string {
  return value
    .replace(/&#(\d{1,6});/g, (_, code) => String.fromCodePoint(Math.min(Number(code), 0x10ffff)))
    .replaceAll('&amp;', '&')
    .replaceAll('&quot;', '"')
    .replaceAll('&nbsp;', ' ');
}

/** Returns the names of people or organisations in JSON-LD. */
function named(value: unknown): string[] {
  return [value].flat().flatMap((one) => {
    if (typeof one === 'string') return [one];
    const name = unknownOf.safeParse(one).data?.name;
    return [name].flat().filter((part) => typeof part === 'string');
  });
}

/** Between a title and the name of its site. */
const BETWEEN = /\s+[|｜·•–—-]\s+|[_|｜]|\s*[-—]{1,2}(?=[\p{Script=Han}]{2,12}$)/u;

/** Chooses the title. The name of the site is cut off if the heading of the page is the rest. */
function titleOf(document: PageDocument, candidates: readonly (string | undefined)[]): string | undefined {
  const [best] = candidates.map(line).filter((one) => one !== undefined);
  const headings = [...document.querySelectorAll('h1')]
    .map((one) => line(one.textContent ?? ''))
    .filter((one) => one !== undefined);
  const whole = line(document.title) ?? '';
  const heading = headings.find((one) => one.length > 3 && (whole.includes(one) || best?.includes(one)));
  if (heading && (!best || best.includes(heading))) return heading;
  if (best) return best === whole ? best.split(BETWEEN)[0] || best : best;
  return heading ?? (whole.split(BETWEEN)[0]?.trim() || headings[0]);
}

function authorsOf(document: PageDocument, meta: Meta, data: Data | undefined, guessed: Guessed): string[] | undefined {
  const cited = [...document.querySelectorAll('meta[name="citation_author" i], meta[name="dc.creator" i]')].map(
    (one) => one.getAttribute('content') ?? '',
  );
  const candidates = [
    cited,
    named(data?.author),
    [meta('author', 'article:author', 'parsely-author', 'sailthru.author', 'byl') ?? ''],
    [guessed.shown?.author ?? ''],
    [guessed.author ?? ''],
  ];
  for (const names of candidates) {
    const read = names
      .flatMap((one) => readNames(cleanName(decoded(one))) ?? [])
      .map(cleanName)
      .filter(isAuthor);
    if (read.length) return [...new Set(read)];
  }
  return undefined;
}

function publishedOn(document: PageDocument, meta: Meta, data: Data | undefined, guessed: Guessed): string | undefined {
  return firstDay([
    meta('article:published_time', 'citation_publication_date', 'citation_date', 'citation_online_date'),
    text(data?.datePublished),
    meta(
      'dc.date.issued',
      'dcterms.issued',
      'dc.date',
      'dcterms.date',
      'dcterms.created',
      'datepublished',
      'publishdate',
      'pubdate',
      'date',
    ),
    meta(
      'parsely-pub-date',
      'sailthru.date',
      'og:published_time',
      'publish_date',
      'weibo: article:create_at',
      'og:release_date',
      'article:published',
      'releasedate',
    ),
    guessed.shown?.published,
    ...timesOf(document),
    guessed.published,
  ]);
}

function firstDay(candidates: readonly (string | undefined)[]): string | undefined {
  return candidates.map((one) => (one ? readDay(one.trim()) : undefined)).find((day) => day);
}

/** Days that stand in the page: in elements of time, and in those that are called so. */
function timesOf(document: PageDocument): string[] {
  const elements = document.querySelectorAll(
    '[itemprop="datePublished" i], time[pubdate], article time, time[datetime], [class*="date" i], [class*="time" i], [id*="time" i], [id*="date" i]',
  );
  return [...elements].slice(0, 40).flatMap((one) => {
    const words = one.textContent ?? '';
    const [found] =
      /\d{4}\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2}|\p{L}{3,9}\.? \d{1,2},? \d{4}|\d{1,2} \p{L}{3,9},? \d{4}/u.exec(
        words.slice(0, 200),
      ) ?? [];
    return [one.getAttribute('datetime') ?? one.getAttribute('content') ?? found ?? ''];
  });
}

const CREATIVE_COMMONS = /creativecommons\.org\/(?:licenses|publicdomain)\/([a-z-]+)\/(\d\.\d)/i;

/** Writes a licence as people do: “CC BY 4.0” for its address. */
function licenceOf(value: string | undefined): string | undefined {
  const [, kind, version] = CREATIVE_COMMONS.exec(value ?? '') ?? [];
  if (kind)
    return kind === 'zero'
      ? `CC0 ${version}`
      : kind === 'mark'
        ? 'Public domain'
        : `CC ${kind.toUpperCase()} ${version}`;
  return line(value);
}

function attribute(document: PageDocument, selector: string, name: string): string | undefined {
  return document.querySelector(selector)?.getAttribute(name) ?? undefined;
}

const baseOf = (document: PageDocument, address: string | undefined) =>
  absolute(attribute(document, 'base[href]', 'href'), address) ?? address;

function absolute(href: string | undefined, base: string | undefined): string | undefined {
  const url = href ? URL.parse(href.trim(), base) : null;
  return url && /^https?:$/.test(url.protocol) ? url.href : undefined;
}

function alternatesOf(document: PageDocument, base: string | undefined): Alternate[] {
  return [...document.querySelectorAll('link[hreflang][href]')].slice(0, MOST_ALTERNATES).flatMap((link) => {
    const address = absolute(link.getAttribute('href') ?? undefined, base);
    const language = link.getAttribute('hreflang')?.trim();
    return address && language && language !== 'x-default' && /alternate/i.test(link.getAttribute('rel') ?? '')
      ? [{ language, address }]
      : [];
  });
}
