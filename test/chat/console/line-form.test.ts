import { expect, test } from 'vitest';
import { said, testConsole } from './fakes.ts';

test('people are asked in a form for what their command still needs, and see the whole line above the answer', async () => {
  const asked: unknown[] = [];
  const { app } = testConsole({
    answer: async (request) => {
      asked.push(request.kind === 'command' && request.args);
      return { kind: 'reply', visibility: 'public', reply: said('hello') };
    },
  });
  const post = async (more: Record<string, string>) => {
    const body = new FormData();
    const given = { name: 'Ana', may: 'member', channel: 'general', key: 'key-of-a-line', line: '/quote', ...more };
    for (const [name, value] of Object.entries(given)) body.set(name, value);
    return (await app.request('/console/say', { method: 'POST', body })).json() as Promise<Record<string, string>>;
  };
  expect(await post({ forms: 'yes' })).toMatchObject({ kind: 'form', html: expect.stringContaining('name="words"') });
  expect(asked).toEqual([]);
  const told = await post({ args: JSON.stringify({ words: 'night library' }) });
  expect(told.html).toContain('/quote night library');
  expect(asked).toEqual([{ words: 'night library' }]);
});
