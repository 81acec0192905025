import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Store } from '#core/ports/store.ts';
import type { StreamHead } from '#core/ports/streams.ts';
import type { Tried } from './store.ts';

const PLATFORMS = ['discord', 'slack'] as const;
const PLACES = ['hall', 'garden'];

type Stream = StreamHead & { events: unknown[] };
type Text = { id: string; stream: string; by: string; body?: number };
type Ballot = { stream: string; by: string; choice: string };

/** The streams of one workspace, with texts and ballots, as their ports describe them. It cannot confuse two workspaces: it knows one. */
class Model {
  /** In the order of their beginning. */
  streams: Stream[] = [];
  texts: Text[] = [];
  ballots: Ballot[] = [];

  append(head: StreamHead, events: readonly unknown[]): boolean {
    const before = this.streams.find(({ id }) => id === head.id);
    if ((before?.version ?? 0) !== head.version) return false;
    const open = this.streams.filter(({ id, isOpen }) => isOpen && id !== head.id);
    if (head.isOpen && open.some(({ platform, place }) => platform === head.platform && place === head.place))
      return false;
    const after = { ...head, version: head.version + events.length, events: [...(before?.events ?? []), ...events] };
    if (before) this.streams[this.streams.indexOf(before)] = after;
    else this.streams.push(after);
    return true;
  }

  remove(id: string): boolean {
    const had = this.streams.some((one) => one.id === id);
    this.streams = this.streams.filter((one) => one.id !== id);
    this.texts = this.texts.filter(({ stream }) => stream !== id);
    this.ballots = this.ballots.filter(({ stream }) => stream !== id);
    return had;
  }

  write(text: Text): void {
    this.texts = [...this.texts.filter(({ id }) => id !== text.id), text];
  }

  forget(by: string): number {
    const own = this.texts.filter((text) => text.by === by && text.body !== undefined);
    for (const text of own) delete text.body;
    return own.length;
  }

  vote(ballot: Ballot): string | undefined {
    const before = this.ballots.find(({ stream, by }) => stream === ballot.stream && by === ballot.by);
    this.ballots = [...this.ballots.filter((one) => one !== before), ballot];
    return before?.choice;
  }

  clear(of: string): number {
    const before = this.ballots.length;
    this.ballots = this.ballots.filter(({ stream }) => stream !== of);
    return before - this.ballots.length;
  }
}

/** Does the same in the store and in the model, and returns what both say. */
type Deed = (store: Store, at: string, model: Model) => Promise<[unknown, unknown]>;

const ID = fc.constantFrom('a', 'b', 'c');
const BY = fc.constantFrom('p1', 'p2');
const head = fc.record(
  {
    id: ID,
    platform: fc.constantFrom(...PLATFORMS),
    place: fc.constantFrom(...PLACES),
    isOpen: fc.constantFrom(true, true, false),
    dueAt: fc.nat(5),
    behind: fc.constantFrom(0, 0, 0, 1),
  },
  { requiredKeys: ['id', 'platform', 'place', 'isOpen', 'behind'] },
);

const deed: fc.Arbitrary<Deed> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.tuple(head, fc.array(fc.integer(), { maxLength: 3 })).map(
      ([{ behind, ...given }, events]): Deed =>
        async ({ streams }, at, model) => {
          const version = Math.max(0, (model.streams.find(({ id }) => id === given.id)?.version ?? 0) - behind);
          const whole = { ...given, version };
          return [await streams.append(at, whole, events), model.append(whole, events)];
        },
    ),
  },
  ID.map(
    (id): Deed =>
      async ({ streams }, at, model) => [await streams.remove(at, id), model.remove(id)],
  ),
  fc.record({ id: ID, stream: ID, by: BY, body: fc.nat() }).map(
    (text): Deed =>
      async ({ streamTexts }, at, model) => {
        const kept = { ...text, kind: 'speech', createdAt: 1 };
        return [await streamTexts.put(at, kept), model.write({ ...text })];
      },
  ),
  BY.map(
    (by): Deed =>
      async ({ streamTexts }, at, model) => [await streamTexts.forget(at, by), model.forget(by)],
  ),
  fc.record({ stream: ID, by: BY, choice: fc.constantFrom('for', 'against') }).map(
    ({ stream, ...own }): Deed =>
      async ({ ballots }, at, model) => [
        await ballots.put(at, stream, { ...own, vote: 'before' }),
        model.vote({ stream, ...own }),
      ],
  ),
  ID.map(
    (id): Deed =>
      async ({ ballots }, at, model) => [await ballots.clear(at, id), model.clear(id)],
  ),
);

/** Everything of a workspace. */
async function told({ streams, streamTexts, ballots }: Store, at: string) {
  const texts = await Promise.all(['a', 'b', 'c'].map((id) => streamTexts.get(at, id)));
  const voted = await Promise.all(['a', 'b', 'c'].map((id) => ballots.list(at, id)));
  const own = ({ workspace }: { workspace: string }) => workspace === at;
  return {
    list: await streams.list(at),
    hall: (await streams.list(at, { platform: 'slack', place: 'hall' })).map(({ id }) => id),
    due: (await streams.due(PLATFORMS, 3, 999)).filter(own).map(({ id }) => id),
    read: await Promise.all(['a', 'b', 'c'].map((id) => streams.read(at, id))),
    texts: texts.map((text) => text && { stream: text.stream, by: text.by, body: text.body }),
    voted: voted.map((all) => all.map(({ by, choice }) => ({ by, choice }))),
    counts: [await ballots.countOf(at, 'p1'), await ballots.countOf(at, 'p2')],
  };
}

function wanted({ streams, texts, ballots }: Model): Awaited<ReturnType<typeof told>> {
  const begun = streams.toReversed();
  const due = streams.flatMap(({ id, isOpen, dueAt = 9 }) => (isOpen && dueAt <= 3 ? [{ id, dueAt }] : []));
  const byChoice = (of: string) => ballots.filter(({ stream }) => stream === of).toSorted(byVoter);
  return {
    list: begun.map(({ events: _, ...own }) => own),
    hall: begun.flatMap(({ id, platform, place }) => (platform === 'slack' && place === 'hall' ? [id] : [])),
    due: due.toSorted((a, b) => a.dueAt - b.dueAt || (a.id < b.id ? -1 : 1)).map(({ id }) => id),
    read: ['a', 'b', 'c'].map((id) => streams.find((one) => one.id === id)),
    texts: ['a', 'b', 'c'].map((id) => {
      const text = texts.find((one) => one.id === id);
      return text && { stream: text.stream, by: text.by, body: text.body };
    }),
    voted: ['a', 'b', 'c'].map((id) => byChoice(id).map(({ by, choice }) => ({ by, choice }))),
    counts: ['p1', 'p2'].map((who) => ballots.filter(({ by }) => by === who).length),
  };
}

const byVoter = (a: Ballot, b: Ballot) => (a.by < b.by ? -1 : 1);

export function streamModelPromise({ store, reopen, workspace }: Tried): void {
  const step = fc.record({ who: fc.constantFrom<0 | 1>(0, 1), process: fc.constantFrom<0 | 1>(0, 1), deed });

  test('whatever two processes do with the streams of two workspaces in turn, each holds its own', async () => {
    const stores = [store(), await reopen()] as const;
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 6, maxLength: 24 }), async (steps) => {
        const names = [workspace(), workspace()] as const;
        const models = [new Model(), new Model()] as const;
        for (const one of steps) {
          const [said, meant] = await one.deed(stores[one.process], names[one.who], models[one.who]);
          expect(said).toEqual(meant);
        }
        for (const who of [0, 1] as const) expect(await told(stores[who], names[who])).toEqual(wanted(models[who]));
      }),
      { numRuns: 40 },
    );
  });
}
