import { expect, test } from 'vitest';
import { renderForm } from '#chat/console/form.ts';
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

test('a choice that has to be made is made by nobody else: nothing is chosen before', () => {
  const words = { en: 'Language of the posts', zh: '用什么语言发' };
  const choices = [{ value: 'en', words: { en: 'English', zh: '英文' } }];
  const options = [{ name: 'language', chinese: '语言', kind: 'choice', required: true, words, choices }] as const;
  expect(renderForm({ kind: 'form', words, options, args: {} }, ({ zh }) => zh)).toContain(
    '<select name="language" required><option value=""></option><option value="en">英文</option></select>',
  );
});
