import type { ArticleMeta } from '#core/article.ts';
import { type MetaChanges, namesLine, readAddress, readDay, readLine, readNames } from '#core/article-facts.ts';
import type { Option } from '#core/command.ts';
import { type Problem, UserError } from '#core/errors.ts';
import type { Args } from '#core/request.ts';

/** Options for what is said about an article. */
export const FACT_OPTIONS = [
  {
    name: 'title',
    chinese: '标题',
    traditional: '標題',
    kind: 'text',
    required: false,
    words: { en: 'Title', zh: '标题' },
  },
  {
    name: 'author',
    chinese: '作者',
    kind: 'text',
    required: false,
    words: { en: 'Authors, with ; between them', zh: '作者（多位之间用分号隔开）' },
  },
  {
    name: 'date',
    chinese: '日期',
    kind: 'text',
    required: false,
    words: { en: 'Day of publication, as 2025-02-03', zh: '发表日期，如 2025-02-03' },
  },
  {
    name: 'source',
    chinese: '来源',
    traditional: '來源',
    kind: 'text',
    required: false,
    words: { en: 'Address where it was published', zh: '原文网址' },
  },
  {
    name: 'licence',
    chinese: '许可',
    traditional: '許可',
    kind: 'text',
    required: false,
    words: { en: 'Licence, as CC BY 4.0', zh: '许可协议，如 CC BY 4.0' },
  },
] as const satisfies readonly Option[];

/** The same in a form, where everything is filled in as it is known. */
export const FACT_FIELDS: readonly Option[] = FACT_OPTIONS.map((option) =>
  option.name === 'title' ? { ...option, required: true } : option,
);

type FactName = (typeof FACT_OPTIONS)[number]['name'];
/** What was typed about an article. */
export type TypedFacts = Partial<Readonly<Record<FactName, string | undefined>>>;

/** Typed instead of a value, to take the value away. */
export const NOTHING = '-';

/** Reads corrections as they were typed: what is not there stays as it is, and `-` takes a value away. Throws `bad-fact`. */
export function typedChanges({ title, author, date, source, licence }: TypedFacts): MetaChanges {
  return {
    ...(title !== undefined && { title: read('title', title, readLine) }),
    ...(author !== undefined && { authors: author === NOTHING ? [] : read('authors', author, readNames) }),
    ...(date !== undefined && { published: orNothing('published', date, readDay) }),
    ...(source !== undefined && { source: orNothing('source', source, readAddress) }),
    ...(licence !== undefined && { licence: orNothing('licence', licence, readLine) }),
  };
}

/** Reads a filled-in form: what is empty is taken away. Throws `bad-fact`. */
export function filledChanges(args: Args): MetaChanges {
  const typed = (name: FactName) => (typeof args[name] === 'string' ? args[name] : NOTHING);
  const rest = { author: typed('author'), date: typed('date'), source: typed('source'), licence: typed('licence') };
  return typedChanges({ ...rest, ...(typeof args.title === 'string' && { title: args.title }) });
}

/** What is known about an article, as the form shows it. */
export function factValues({ title, authors, published, source, licence }: ArticleMeta): Args {
  return { title, author: namesLine(authors), date: published, source, licence };
}

type Field = Extract<Problem, { kind: 'bad-fact' }>['field'];

function orNothing(field: Field, value: string, reader: (text: string) => string | undefined): string | null {
  return value === NOTHING ? null : read(field, value, reader);
}

function read<T>(field: Field, value: string, reader: (text: string) => T | undefined): T {
  const found = reader(value);
  if (found === undefined) throw new UserError({ kind: 'bad-fact', field, value });
  return found;
}
