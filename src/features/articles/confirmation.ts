import { z } from 'zod';
import type { AddOptions, Alternate, PackedDraft } from '#core/article-draft.ts';
import type { CommandContext } from '#core/command.ts';
import { UserError } from '#core/errors.ts';
import { EDITION_LANGUAGES, type EditionLanguage } from '#core/language.ts';

/** A question that waits for somebody's answer. */
export type Question =
  | { kind: 'add'; draft: PackedDraft; options: AddOptions }
  | { kind: 'remove'; article: string }
  /** All chapters of a book. */
  | { kind: 'remove-book'; book: string }
  | { kind: 'edit'; article: string; language: EditionLanguage }
  /** Which of several links is to be read. `given`: the options of the command. */
  | { kind: 'which'; addresses: readonly string[]; given: AddOptions }
  /** Not a question: the article was added, the channel can be told, and its other languages can be added. */
  | { kind: 'added'; article: string; alternates?: readonly Alternate[] }
  | { kind: 'added-book'; book: string };

const meta = z.object({
  title: z.string().exactOptional(),
  authors: z.array(z.string()).exactOptional(),
  published: z.string().nullable().exactOptional(),
  source: z.string().nullable().exactOptional(),
  licence: z.string().nullable().exactOptional(),
});
const options = z.object({
  id: z.string().exactOptional(),
  language: z.enum(EDITION_LANGUAGES).exactOptional(),
  editionOf: z.string().exactOptional(),
  meta: meta.exactOptional(),
});
const alternates = z.array(z.object({ language: z.enum(EDITION_LANGUAGES), address: z.string() }));
/**
 * The stored state of a question, or that it was answered. The draft of `add-draft` is in `pieces` other cards. In `add` and `add-pieces`,
 * which are no longer written, stands a file that was not read yet.
 */
const State = z.discriminatedUnion('kind', [
  z.object({ format: z.literal(1), kind: z.literal('add-draft'), pieces: z.int(), options }),
  z.object({ format: z.literal(1), kind: z.literal('add'), name: z.string(), bytes: z.base64(), options }),
  z.object({ format: z.literal(1), kind: z.literal('add-pieces'), name: z.string(), pieces: z.int(), options }),
  z.object({ format: z.literal(1), kind: z.literal('remove'), article: z.string() }),
  z.object({ format: z.literal(1), kind: z.literal('remove-book'), book: z.string() }),
  z.object({ format: z.literal(1), kind: z.literal('added-book'), book: z.string() }),
  z.object({ format: z.literal(1), kind: z.literal('edit'), article: z.string(), language: z.enum(EDITION_LANGUAGES) }),
  z.object({ format: z.literal(1), kind: z.literal('which'), addresses: z.array(z.string()), given: options }),
  z.object({
    format: z.literal(1),
    kind: z.literal('added'),
    article: z.string(),
    alternates: alternates.exactOptional(),
  }),
  z.object({ format: z.literal(1), kind: z.literal('answered') }),
]);
type State = z.infer<typeof State>;
/** A state as it is written. */
type Stored = State | ({ format: 1; kind: 'which' | 'added' | 'added-book' } & Question);
const Piece = z.object({ format: z.literal(1), kind: z.literal('piece'), bytes: z.base64() });
type Piece = z.infer<typeof Piece>;

/** Bytes of a draft in one card: writing them takes 4 ms. A multiple of three, so that their base64 has no padding. */
const PIECE = 3 * 2 ** 16;
const pieceId = (id: string, n: number) => `${id}-${n}`;

/** Stores a question. Returns the id of the card that receives the answer. */
export async function ask(context: CommandContext, path: readonly string[], question: Question): Promise<string> {
  const id = context.services.outside.newId();
  if (question.kind !== 'add') {
    await put(context, path, id, { format: 1, ...question });
    return id;
  }
  const { draft, options } = question;
  const pieces = Math.ceil(draft.packed.length / PIECE);
  // Not in one transaction, which would take long. The question is stored last, so whoever finds it also finds all pieces.
  for (let n = 0; n < pieces; n++) {
    const piece = draft.packed.subarray(n * PIECE, (n + 1) * PIECE);
    await put(context, path, pieceId(id, n), { format: 1, kind: 'piece', bytes: piece.toBase64() });
  }
  await put(context, path, id, { format: 1, kind: 'add-draft', pieces, options });
  return id;
}

/** The open question of this card, for the person who was asked. Throws a user error if there is none. */
export async function waiting(context: CommandContext, id: string): Promise<Question> {
  const { requester, services } = context;
  const card = await services.cards.get(requester.place.workspace, id);
  const state = State.safeParse(card?.state).data;
  if (!state || state.kind === 'answered' || card?.owner !== requester.user.id)
    throw new UserError({ kind: 'card-gone' });
  if (!isAddition(state)) return state;
  return { kind: 'add', draft: await draftIn(context, id, state), options: state.options };
}

type Addition = Extract<State, { options: AddOptions }>;

const isAddition = (state: State | undefined): state is Addition => state !== undefined && 'options' in state;

async function draftIn(context: CommandContext, id: string, state: Addition): Promise<PackedDraft> {
  if (state.kind === 'add-draft') return { packed: await joined(context, id, state.pieces) };
  const bytes = state.kind === 'add' ? Uint8Array.fromBase64(state.bytes) : await joined(context, id, state.pieces);
  return context.services.ingest.read(context.requester.place.workspace, { name: state.name, bytes });
}

/** Changes the options of an open question about an article that is to be added. Its draft stays stored. */
export async function askAgain(
  context: CommandContext,
  path: readonly string[],
  id: string,
  options: AddOptions,
): Promise<void> {
  const card = await context.services.cards.get(context.requester.place.workspace, id);
  const state = State.safeParse(card?.state).data;
  if (!isAddition(state)) throw new UserError({ kind: 'card-gone' });
  await put(context, path, id, { ...state, options });
}

/** Reads the pieces of a draft. Each is decoded and copied by itself, because all of a large one at once would block everybody. */
async function joined({ requester, services }: CommandContext, id: string, pieces: number): Promise<Uint8Array> {
  const all = new Uint8Array(pieces * PIECE);
  let length = 0;
  for (let n = 0; n < pieces; n++) {
    const card = await services.cards.get(requester.place.workspace, pieceId(id, n));
    const piece = Piece.safeParse(card?.state).data;
    if (!piece) throw new UserError({ kind: 'card-gone' });
    const bytes = Uint8Array.fromBase64(piece.bytes);
    all.set(bytes, length);
    length += bytes.length;
  }
  return all.subarray(0, length);
}

/** Marks a question as answered and deletes its draft. `added`: what was added; without it, nothing was. */
export async function answered(
  context: CommandContext,
  path: readonly string[],
  id: string,
  added?: Extract<Question, { kind: 'added' | 'added-book' }>,
): Promise<void> {
  const card = await context.services.cards.get(context.requester.place.workspace, id);
  const state = State.safeParse(card?.state).data;
  const after: Stored = { format: 1, ...(added ?? { kind: 'answered' }) };
  await put(context, path, id, after);
  const pieces = state && 'pieces' in state ? state.pieces : 0;
  for (let n = 0; n < pieces; n++) await put(context, path, pieceId(id, n), { format: 1, kind: 'answered' });
}

async function put(
  { requester, services }: CommandContext,
  path: readonly string[],
  id: string,
  state: Stored | Piece,
): Promise<void> {
  const { user, place } = requester;
  const createdAt = services.outside.now();
  const card = { id, command: path.join('.'), owner: user.id, createdAt, state, shortLived: true };
  await services.cards.put(place.workspace, card);
}
