import { readLine } from '#core/article-facts.ts';
import type { DocumentFacts } from '../block.ts';
import { cleanNames, isPerson } from './author-names.ts';
import type { Byline } from './byline.ts';
import type { PageDocument } from './dom.ts';
import { agentsOf, type LinkedData, linkedData } from './linked-data.ts';
import { authorsInElements } from './page-authors.ts';
import { dayOf } from './page-days.ts';
import { titleOf } from './page-title.ts';

/** The same article in another language, as a page names it (`hreflang`). */
export type Alternate = { language: string; address: string };
export type PageFacts = DocumentFacts & { canonical?: string; alternates: readonly Alternate[]; isFree?: boolean };

/** Most links to other languages that are kept. */
const MOST_ALTERNATES = 60;

/** Reads what a page says about its article: JSON-LD, meta elements, links. `guessed`: what was found in its text. */
export function factsOf(document: PageDocument, address: string | undefined, guessed: Guessed): PageFacts {
  const meta = metaOf(document);
  const data = linkedData(document);
  const article = data.article;
  const base = baseOf(document, address);
  const title = titleOf(
    document,
    [meta('citation_title', 'dc.title', 'dcterms.title'), text(article?.headline), meta('og:title'), guessed.title].map(
      line,
    ),
  );
  const site =
    line(meta('og:site_name')) ??
    line(agentsOf(article?.publisher, data)[0]?.name) ??
    line(meta('application-name', 'citation_journal_title'));
  const shown = guessed.shown?.(title) ?? {};
  const authors = authorsOf(document, meta, data, {
    shown: shown.authors ?? [],
    guessed: guessed.author ?? '',
    site: `${site ?? ''} ${document.title}`,
  });
  const [first, ...others] = PUBLISHED.map((names) => meta(...names));
  const said = [first, text(article?.datePublished), ...others];
  const published = dayOf(document, { said, shown: shown.published, address: address ?? meta('og:url') });
  const licence = licenceOf(
    attribute(document, 'link[rel~="license" i]', 'href') ??
      text(article?.license) ??
      meta('dc.rights', 'dcterms.license') ??
      attribute(document, 'a[rel~="license" i]', 'href'),
  );
  const canonical = absolute(attribute(document, 'link[rel~="canonical" i]', 'href') ?? meta('og:url'), base);
  return {
    ...(title !== undefined && { title }),
    ...(authors.length > 0 && { authors }),
    ...(published && { published }),
    ...(site && { site }),
    ...(licence && { licence }),
    ...(canonical && { canonical }),
    ...(article?.isAccessibleForFree !== undefined && { isFree: !/false/i.test(String(article.isAccessibleForFree)) }),
    alternates: alternatesOf(document, base),
  };
}

/** What was found by looking at the page. `shown`: what it shows near its article. */
export type Guessed = {
  title?: string | undefined;
  author?: string | undefined;
  published?: string | undefined;
  shown?: (title: string | undefined) => Byline;
};

type Meta = (...names: string[]) => string | undefined;

/** Returns a function that gives the content of the first of these meta elements. */
function metaOf(document: PageDocument): Meta {
  const values = new Map<string, string>();
  for (const element of document.querySelectorAll('meta[content]')) {
    const name = element.getAttribute('property') ?? element.getAttribute('name') ?? element.getAttribute('itemprop');
    const content = element.getAttribute('content')?.trim();
    const key = name?.trim().toLowerCase();
    if (key && content && !values.has(key)) values.set(key, content);
  }
  return (...names) => names.map((name) => values.get(name)).find((value) => value);
}

const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);
const line = (value: string | undefined) => (value === undefined ? undefined : readLine(decoded(value)));

/** JSON-LD often has entities of HTML. */
function decoded(value: string): string {
  return value
    .replace(/&#x([\da-f]{1,5});/gi, (_, code) => String.fromCodePoint(Math.min(Number.parseInt(code, 16), 0x10ffff)))
    .replace(/&#(\d{1,6});/g, (_, code) => String.fromCodePoint(Math.min(Number(code), 0x10ffff)))
    .replaceAll('&amp;', '&')
    .replaceAll('&quot;', '"')
    .replaceAll('&nbsp;', ' ');
}

type Seen = { shown: readonly string[]; guessed: string; site: string };

/** Chooses the authors: people before organisations, data before what is shown, what is shown before what is guessed. */
function authorsOf(document: PageDocument, meta: Meta, data: LinkedData, seen: Seen): string[] {
  const cited = [...document.querySelectorAll('meta[name="citation_author" i], meta[name="dc.creator" i]')].map(
    (one) => one.getAttribute('content') ?? '',
  );
  const agents = agentsOf(data.article?.author ?? data.article?.creator, data);
  const named = cleanNames(agents.map(({ name }) => decoded(name)));
  const organisations = new Set(agents.filter((one) => one.isOrganisation).map(({ name }) => name));
  const said = [...AUTHORS.map((name) => meta(name)), writtenBy(meta)].map((one) => cleanNames([decoded(one ?? '')]));
  const choices = [
    () => cleanNames(cited),
    () => named.filter((name) => isPerson(name) && !organisations.has(name)),
    () => said.map((names) => names.filter(isPerson)).find((names) => names.length) ?? [],
    () => [...seen.shown],
    () => authorsInElements(document),
    () => named,
    () => said.flat().filter((name) => !seen.site.includes(name)),
    () => cleanNames([seen.guessed]),
  ];
  for (const choice of choices) {
    const names = choice();
    if (names.length) return names;
  }
  return [];
}

/** Labels that many blogs write for previews of their links: “Written by”, “Time to read”. */
const writtenBy = (meta: Meta) =>
  /^(?:written by|by|author)$/i.test(meta('twitter:label1') ?? '') ? meta('twitter:data1') : undefined;

const AUTHORS = ['author', 'article:author', 'parsely-author', 'sailthru.author', 'byl', 'og:article:author'];
const PUBLISHED = [
  ['article:published_time', 'citation_publication_date', 'citation_date', 'citation_online_date'],
  ['dc.date.issued', 'dcterms.issued', 'dc.date', 'dcterms.date', 'dcterms.created', 'datepublished'],
  ['publishdate', 'pubdate', 'date', 'parsely-pub-date', 'sailthru.date', 'og:published_time', 'publish_date'],
  ['weibo: article:create_at', 'og:release_date', 'article:published', 'releasedate', 'og:time', 'apub:time'],
] as const;

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
