import { describe, expect, it } from 'vitest';
import type { CompleteRequest } from '#core/request.ts';
import { testConsole } from './fakes.ts';

describe('completion in the console', () => {
  it('offers commands with what they do', async () => {
    const { complete } = testConsole();
    const found = await complete('/qu');
    expect(found).toMatchObject({ from: 0, to: 3, items: ['/quote '], eager: true });
  });

  it('offers names in Chinese to who types them', async () => {
    const { complete } = testConsole();
    expect(await complete('/引')).toMatchObject({ items: ['/引用 '] });
    expect(await complete('/quote 夜里 仅')).toMatchObject({ items: ['仅自己 '] });
  });

  it('offers values from the core, quoted where they need it, and says how the command is written', async () => {
    const asked: CompleteRequest[] = [];
    const { complete } = testConsole({
      complete: async (request) => {
        asked.push(request);
        return [
          { value: 'night-library', label: 'The Night Library (night-library)' },
          { value: 'two words', label: '<b>' },
        ];
      },
    });
    const found = await complete('/quote lamp in:ni');
    expect(asked[0]).toMatchObject({ kind: 'complete', option: 'in', typed: 'ni', args: { words: 'lamp' } });
    expect(found).toMatchObject({ items: ['night-library ', '"two words" '], eager: false });
    expect(JSON.stringify(found)).toContain('The Night Library');
    expect(JSON.stringify(found)).not.toContain('<b>');
    expect(JSON.stringify(found)).toContain('/quote words [in:article]');
  });

  it('offers passages for the words of a quotation, which are taken as they are and only when chosen', async () => {
    const label = 'night-library:2 The lamps were lit at dusk.';
    const { complete } = testConsole({ complete: async () => [{ value: 'night-library:2', label }] });
    const found = await complete('/quote lamps lit');
    expect(found).toMatchObject({ from: 7, to: 16, items: ['night-library:2 '], eager: false });
    expect(JSON.stringify(found)).toContain('<code>night-library:2</code><span dir=\\"auto\\">The lamps');
  });
});
