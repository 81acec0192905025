import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Outcome } from '#core/reply.ts';
import { buttons, file, type House, openHouse } from './house.ts';

const QUIET = { may: 'facilitator', workspace: 'b', name: 'Bea' } as const;
const LOUD = { may: 'manager', workspace: 'a', name: 'Abe' } as const;

/** In everything that workspace A brings, and nowhere else. */
const MARK = 'quetzal';
const NAMES = ['quetzal-one', 'quetzal-two', 'lighthouse'] as const;

/** Something that A does, which B must not notice. */
const loudly = fc.oneof(
  fc.record({ kind: fc.constant('add' as const), id: fc.constantFrom(...NAMES), line: fc.nat(3) }),
  fc.record({ kind: fc.constant('remove' as const), id: fc.constantFrom(...NAMES) }),
  fc.record({ kind: fc.constant('settings' as const), id: fc.constantFrom(...NAMES) }),
);
type Loud = typeof loudly extends fc.Arbitrary<infer T> ? T : never;

/** What B asks: everything that answers with words or ids of articles. */
const ASKED = [
  '/quote quetzal',
  '/quote "quetzal feathers"',
  '/quote lighthouse lang:en',
  '/quote quetzal-one:1',
  '/quote quetzal-on:1',
  '/quote quetzal-two.zh:3-9',
  '/quote feathers in:quetzal-one',
  '/quote feathers in:quetzal',
  '/parley article list',
  '/parley article show quetzal-one',
  '/parley article show quetzal-twoo',
  '/parley article remove quetzal-one',
  '/parley settings article:quetzal-one',
  '/parley settings',
  '/parley help',
] as const;

async function act(house: House, { kind, id, ...more }: Loud): Promise<Outcome[]> {
  if (kind === 'settings') return [await house.say(`/parley settings article:${id} facilitator:quetzal`, LOUD)];
  const text = `The quetzal feathers of ${id} count.\nThey are green.\nThere are ${'line' in more ? more.line : 0} of them.`;
  const asked =
    kind === 'remove'
      ? await house.say(`/parley article remove ${id}`, LOUD)
      : await house.say(`/parley article add id:${id}`, LOUD, file('quetzal.txt', text));
  const [yes] = buttons(asked);
  return yes ? [asked, await house.press(yes.id, LOUD)] : [asked];
}

/** What was typed may be repeated; nothing else of A's may be said. */
function leaks(line: string, answer: unknown): boolean {
  const typed = line.toLowerCase().match(/[\p{L}\p{N}-]*quetzal[\p{L}\p{N}-]*(?: feathers)?/gu) ?? [];
  const rest = typed.reduce((words, one) => words.replaceAll(one, ''), JSON.stringify(answer).toLowerCase());
  return rest.includes(MARK) || rest.includes('feathers of') || JSON.stringify(answer).includes('Did you mean quetzal');
}

describe('a workspace never hears of another', () => {
  it('in no answer, error, suggestion or press, whatever the other does', { timeout: 60_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(loudly, { minLength: 1, maxLength: 5 }),
        fc.constantFrom(...ASKED),
        async (deeds, line) => {
          const house = await openHouse({ shelf: false });
          const answers: Outcome[] = [];
          for (const deed of deeds) answers.push(...(await act(house, deed)));
          expect(leaks(line, await house.say(line, QUIET)), line).toBe(false);
          for (const typed of ['', 'quetzal', 'q']) {
            expect(await house.complete(['quote'], 'in', typed, QUIET)).toEqual([]);
            expect(await house.complete(['parley', 'article', 'remove'], 'article', typed, QUIET)).toEqual([]);
          }
          for (const { id } of answers.flatMap(buttons))
            expect(leaks('', await house.press(id, QUIET)), id).toBe(false);
          expect(house.bugs).toEqual([]);
          await house.close();
        },
      ),
      { numRuns: 25 },
    );
  });

  it('and both can call different articles the same, add the same text, and remove their own', async () => {
    const house = await openHouse({ shelf: false });
    await act(house, { kind: 'add', id: 'lighthouse', line: 1 });
    const asked = await house.say(
      '/parley article add id:lighthouse',
      QUIET,
      file('l.txt', 'A lamp burns here.\nIt is bright.'),
    );
    await house.press(buttons(asked)[0]?.id ?? '', QUIET);
    const words = async (workspace: string) => JSON.stringify(await house.say('/quote lighthouse:1', { workspace }));
    expect(await words('a')).toContain('quetzal feathers');
    expect(await words('b')).toContain('A lamp burns here.');
    await act(house, { kind: 'remove', id: 'lighthouse' });
    expect(await words('a')).toContain('was removed on');
    expect(await words('b')).toContain('A lamp burns here.');
    expect(await words('c')).toContain('There is no article');
  });
});
