import { z } from 'zod';
import type { RemovedArticle } from '#core/article.ts';
import { EDITION_LANGUAGES, PUBLIC_LANGUAGES } from '#core/language.ts';
import type { NewRevision, StoredRevision } from '#core/ports/articles.ts';
import type { Card } from '#core/ports/cards.ts';
import type { OutboxRow } from '#core/ports/outbox.ts';
import type { WorkspaceSettings } from '#core/ports/settings.ts';
import type { StoredTopic } from '#core/ports/stored-topics.ts';
import { RIGHTS } from '#core/request.ts';
import { StoreError } from '#core/store-error.ts';
import { encodePlaces, placeRuns, setPlaces } from './places.ts';
import type { Tables } from './tables.ts';

/** Increase it only when an older Parley could not read new rows correctly. A new optional field does not need it. */
const FORMAT = 1;

const formatOf = z.object({ format: z.int().positive() });
/** Start, end and paragraph of a passage. Checked without zod, because a thousand articles have about 200,000 of these numbers. */
type PassageSpan = [start: number, end: number, paragraph: number];
const isSpan = (value: unknown) => Array.isArray(value) && value.length === 3 && value.every(isCount);
const isCount = (value: unknown) => Number.isSafeInteger(value) && Number(value) >= 0;
const meta = z.object({
  title: z.string(),
  authors: z.array(z.string()),
  published: z.string().exactOptional(),
  source: z.string().exactOptional(),
  licence: z.string().exactOptional(),
  book: z.object({ id: z.string(), title: z.string(), chapter: z.int() }).exactOptional(),
});
const words = z.object({
  addedBy: z.string(),
  origin: z.string(),
  meta,
  text: z.string(),
  spans: z.custom<PassageSpan[]>((value) => Array.isArray(value) && value.every(isSpan)),
  places: placeRuns.exactOptional(),
});
const marks = z.object({
  /** Label and checksum of each passage. */
  passages: z.array(z.tuple([z.string(), z.string()])),
});
const removed = z.object({ title: z.string(), removedAt: z.int() });
const card = z.object({ command: z.string(), owner: z.string(), createdAt: z.int(), state: z.unknown() });
const deck = z.object({ state: z.unknown() });
const topic = z.object({ yaml: z.string(), by: z.string(), at: z.int() });
const placeSettings = z.object({
  language: z.enum(PUBLIC_LANGUAGES).exactOptional(),
  article: z.string().exactOptional(),
  facilitators: z.array(z.string()),
  takingPart: z
    .object({ people: z.array(z.string()), groups: z.array(z.object({ id: z.string(), name: z.string() })) })
    .exactOptional(),
  schedules: z.enum(RIGHTS).exactOptional(),
  debates: z.enum(RIGHTS).exactOptional(),
});
const settings = placeSettings.extend({
  /** Rows of the first Parley have neither `channels` nor `whole`. */
  channels: z.record(z.string(), placeSettings).default({}),
  whole: z.array(z.string()).default([]),
});
const job = z.object({
  ids: z.record(z.string(), z.string()),
  steps: z.array(z.string()),
  brought: z.record(z.string(), z.string()),
  patience: z.number().exactOptional(),
});
const person = z.object({ name: z.string() });
const anyBody = z.object({ body: z.unknown() });
const language = z.enum(EDITION_LANGUAGES);

/** The words of a revision whose article was removed. */
const NO_WORDS: z.infer<typeof words> = {
  addedBy: '',
  origin: '',
  meta: { title: '', authors: [] },
  text: '',
  spans: [],
};

function encode(value: object): string {
  return JSON.stringify({ format: FORMAT, ...value });
}

function decode<T>(schema: z.ZodType<T>, json: string, what: string): T {
  const value = parseJson(json, what);
  const format = formatOf.safeParse(value).data?.format ?? FORMAT;
  if (format > FORMAT) {
    throw new StoreError('newer', `${what} was stored by a newer Parley (format ${format}). Start that one again.`);
  }
  const parsed = schema.safeParse(value);
  if (!parsed.success) throw damaged(what, parsed.error);
  return parsed.data;
}

function parseJson(json: string, what: string): unknown {
  try {
    return JSON.parse(json);
  } catch (error) {
    throw damaged(what, error);
  }
}

function damaged(what: string, cause: unknown): StoreError {
  const remedy = 'Stop Parley and bring back your last copy of the data folder.';
  return new StoreError('damaged', `The database is damaged at ${what}. ${remedy}`, cause);
}

type RevisionRow = Tables['revisions'];

/** Makes a revision's row, except for `position`, which is known only in the transaction that stores the row. */
export function revisionRow(workspace: string, revision: NewRevision): Omit<RevisionRow, 'position'> {
  const { addedBy, origin, meta, text, passages } = revision;
  const places = encodePlaces(passages);
  return {
    workspace,
    article: revision.article,
    language: revision.language,
    number: revision.number,
    added_at: revision.addedAt,
    words: encode({
      ...{ addedBy, origin, meta, text },
      spans: passages.map((one) => [one.start, one.end, one.paragraph]),
      ...(places.length && { places }),
    }),
    marks: encode({ passages: passages.map((one) => [one.label, one.checksum]) }),
  };
}

/** Characters. A larger row is parsed in steps, with turns of the event loop between them. Parsing this many takes a millisecond. */
export const LARGE_ROW = 200_000;

export const nextTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** A revision's row as it is read: its words as UTF-8. */
type ReadRow = Omit<RevisionRow, 'workspace' | 'position' | 'words'> & { words: Uint8Array | null };

const textOf = ({ buffer, byteOffset, byteLength }: Uint8Array): string =>
  Buffer.from(buffer, byteOffset, byteLength).toString('utf8');

/** Reads a revision's row. Without words, passages have their label and checksum, and `start`, `end` and `paragraph` are 0. */
export async function revisionOf(row: ReadRow): Promise<StoredRevision> {
  const pause = (row.words?.length ?? 0) + row.marks.length > LARGE_ROW ? nextTurn : async () => {};
  const what = `revision ${row.number} of ${row.article}.${row.language}`;
  await pause();
  const labels = decode(marks, row.marks, what).passages;
  await pause();
  const json = row.words === null ? undefined : textOf(row.words);
  await pause();
  const { spans, places, ...rest } = json === undefined ? NO_WORDS : decode(words, json, what);
  await pause();
  const known = language.safeParse(row.language);
  if (!known.success) throw damaged(what, known.error);
  if (row.words !== null && spans.length !== labels.length) throw damaged(what, 'passages do not match');
  const passages: StoredRevision['passages'] = labels.map(([label, checksum], index) => {
    const [start, end, paragraph] = spans[index] ?? [0, 0, 0];
    return { label, start, end, paragraph, checksum };
  });
  setPlaces(passages, places);
  return {
    article: row.article,
    language: known.data,
    number: row.number,
    addedAt: row.added_at,
    ...rest,
    passages,
  };
}

export function encodeRemoved({ title, removedAt }: RemovedArticle): string {
  return encode({ title, removedAt });
}

export function decodeRemoved(id: string, json: string): RemovedArticle {
  return { id, ...decode(removed, json, `removed article ${id}`) };
}

export function cardRow(
  workspace: string,
  { id, command, owner, createdAt, state, shortLived }: Card,
): Tables['cards'] {
  const body = encode({ command, owner, createdAt, state });
  return { workspace, id, body, created_at: createdAt, short_lived: shortLived ? 1 : 0 };
}

export function decodeCard(id: string, json: string): Card {
  return { id, ...decode(card, json, `card ${id}`) };
}

type TopicBody = Omit<StoredTopic, 'id' | 'status'>;

export function encodeTopic({ yaml, by, at }: TopicBody): string {
  return encode({ yaml, by, at });
}

export function decodeTopic(id: string, json: string): TopicBody {
  return decode(topic, json, `topic ${id}`);
}

export function encodeDeck(state: unknown): string {
  return encode({ state });
}

export function decodeDeck(id: string, json: string): unknown {
  return decode(deck, json, `deck ${id}`).state;
}

export function encodeSettings(value: WorkspaceSettings): string {
  return encode(value);
}

export function decodeSettings(json: string): WorkspaceSettings {
  return decode(settings, json, 'the settings of a workspace');
}

/** What a row of the outbox has as JSON. */
type JobBody = Pick<OutboxRow, 'ids' | 'steps' | 'brought' | 'patience'>;

export function encodeJob({ ids, steps, brought, patience }: JobBody): string {
  return encode({ ids, steps, brought, ...(patience !== undefined && { patience }) });
}

export function decodeJob(key: string, json: string): JobBody {
  return decode(job, json, `post ${key}`);
}

/** `name`: as a person was called last. */
export function encodePerson(name: string): string {
  return encode({ name });
}

export function decodePerson(id: string, json: string): { name: string } {
  return decode(person, json, `participant ${id}`);
}

export function encodeBody(body: unknown): string {
  return encode({ body });
}

/** Reads a row's body. `what`: the row's name in errors, for the person who repairs the database. */
export function decodeBody(what: string, json: string): unknown {
  return decode(anyBody, json, what).body;
}
