import { describe, expect, it } from 'vitest';
import { articleOf, editionOf } from './fakes.ts';
import { both, edition, english, group, LINES, LINES_ZH, shown, signed } from './group.ts';

describe('a link to a part of an article that may not be shown whole', () => {
  it('shows no word of an excerpt to whoever made up the address, and says how to come by a link', async () => {
    const read = group();
    const made = signed('5');
    const [, signature = ''] = /\/5\/([^?]+)/.exec(made) ?? [];
    const changed = [
      '/w/its-key/a/night-library/5?lang=en',
      made.replace('/5/', '/6/'),
      made.replace('/5/', '/5-14/'),
      made.replace('lang=en', 'lang=zh'),
      made.replace('?lang=en', ''),
      made.replace('/1.', '/2.'),
      made.replace('/1.', '/01.'),
      made.replace(signature, `${signature.slice(0, -1)}${signature.endsWith('A') ? 'B' : 'A'}`),
      made.replace(signature, `${signature}A`),
      made.replace(signature, '1.'),
      made.replace(signature, '%00'),
      signed('5', { secret: 'another' }),
      signed('5', { secret: '' }),
      signed('999').replace(/[^.]+(?=\?)/, ''),
      '/w/its-key/a/night-library/999?lang=en',
    ];
    for (const address of changed) {
      const { status, html } = await read(address);
      expect(status, address).toBe(200);
      for (const words of [...LINES, ...LINES_ZH, 'motto']) expect(html, address).not.toContain(words);
      expect(html).toContain('The Night Library');
      expect(html).toContain('Ana Reyes, 林一');
      expect(html).toContain('<a href="https://example.org/night"');
      expect(html).toContain('Ask for the passage again in the group’s chat with /quote');
    }
    expect((await read(`${changed[0]}&ui=zh-Hans`)).html).toContain('请在群里用 /quote 再引用一次');
    expect(shown((await read(made)).html)).toEqual(both(2, 8));
  });

  it('is not signed by an empty secret, as of a group whose pages nobody has asked for', async () => {
    const { html } = await group({ secret: '' })(
      signed('5', { secret: 'x' }).replace(/[^.]+(?=\?)/, 'AAAAAAAAAAAAAAAAAAAAAA'),
    );
    expect(shown(html)).toEqual([]);
  });

  it('ends with the revision that it was made of: what came later under the same name is another text', async () => {
    const [before] = edition('en', undefined, LINES).revisions;
    if (!before) throw new Error('no revision');
    const at = (...numbers: number[]) =>
      articleOf([editionOf('en', ...numbers.map((number) => ({ ...before, number })))]);
    expect(shown((await group({ article: at(1, 2) })(signed('5'))).html)).toEqual(english(2, 8));
    expect(shown((await group({ article: at(2) })(signed('5'))).html)).toEqual([]);
  });

  it('keeps its signature when another language of the page, or other editions, are chosen', async () => {
    const { html } = await group()(signed('5'));
    const choices = [...html.matchAll(/href="(\?[^"]+)"/g)].map(([, choice = '']) => choice.replaceAll('&amp;', '&'));
    expect(choices.length).toBeGreaterThan(5);
    for (const choice of choices) {
      const address = new URL(choice, `https://read.example.org${signed('5')}`);
      expect(shown((await group()(address.pathname + address.search)).html).length, choice).toBeGreaterThan(6);
    }
  });
});
