import { describe, expect, it } from 'vitest';
import { checkDiscord } from './discord-check.ts';

const NOBODY = { allowed_mentions: { parse: [] } };
const V2 = 1 << 15;
const CALLBACK = '/interactions/1/token/callback';
const text = (content: string) => ({ type: 10, content });
const button = (custom_id: string, more: object = {}) => ({ type: 2, style: 2, custom_id, label: 'Go', ...more });
const row = (...components: object[]) => ({ type: 1, components });
const select = (...options: object[]) => ({ type: 3, custom_id: 's', options });
const message = (...components: object[]) => ({ flags: V2, components, ...NOBODY });
const post = (body: unknown) => checkDiscord('POST', '/channels/1/messages', body);
const answer = (data: object) => checkDiscord('POST', CALLBACK, { type: 4, data });
const many = <T>(count: number, make: (i: number) => T): T[] => Array.from({ length: count }, (_, i) => make(i));

const field = (custom_id: string, more: object = {}) => ({
  type: 18,
  label: 'Words',
  component: { type: 4, custom_id, style: 1, ...more },
});
const modal = (components: object[], more: object = {}) =>
  checkDiscord('POST', CALLBACK, { type: 9, data: { custom_id: 'form|x', title: 'A form', components, ...more } });

const command = (more: object = {}) => ({ name: 'quote', description: 'Quotes', ...more });
const option = (name: string, more: object = {}) => ({ type: 3, name, description: 'Words', ...more });
const put = (...commands: object[]) => checkDiscord('PUT', '/applications/1/commands', commands);

describe('what Discord takes', () => {
  it('is let through', () => {
    const container = { type: 17, accent_color: 1, components: [text('Hello'), { type: 14 }, row(button('a'))] };
    expect(answer({ ...message(container), flags: V2 | 64 })).toEqual([]);
    expect(post({ ...message(container), nonce: '1', enforce_nonce: true })).toEqual([]);
    expect(checkDiscord('PATCH', '/webhooks/1/t/messages/@original', message(container))).toEqual([]);
    expect(checkDiscord('POST', '/webhooks/1/t?wait=true', { ...message(container), flags: V2 | 64 })).toEqual([]);
    expect(checkDiscord('POST', CALLBACK, { type: 7, data: message(container) })).toEqual([]);
    expect(checkDiscord('POST', CALLBACK, { type: 5, data: { flags: 64 } })).toEqual([]);
    expect(checkDiscord('POST', CALLBACK, { type: 5 })).toEqual([]);
    expect(checkDiscord('POST', CALLBACK, { type: 6 })).toEqual([]);
    expect(checkDiscord('POST', CALLBACK, { type: 8, data: { choices: [{ name: 'a', value: 'a' }] } })).toEqual([]);
    expect(modal([field('words')])).toEqual([]);
    expect(post({ content: 'Hello', ...NOBODY })).toEqual([]);
  });

  it('commands: of all kinds, with names in other languages', () => {
    const localised = { name_localizations: { 'zh-CN': '引用' }, description_localizations: { 'zh-CN': '引用原文' } };
    const group = {
      type: 2,
      name: 'article',
      description: 'Articles',
      options: [{ type: 1, name: 'list', description: 'All' }],
    };
    expect(
      put(
        command({ ...localised, options: [option('words', { required: true }), option('in', { autocomplete: true })] }),
        command({ name: 'parley', options: [group], default_member_permissions: '0', contexts: [0] }),
        { type: 3, name: 'Find this in the articles' },
      ),
    ).toEqual([]);
  });

  it('requests without a body, with and without host and version', () => {
    expect(checkDiscord('GET', 'https://discord.example/api/v10/gateway/bot', undefined)).toEqual([]);
    expect(checkDiscord('DELETE', '/webhooks/1/t/messages/@original', undefined)).toEqual([]);
  });
});

/** A fault, and the request that has it. */
const REFUSED: Record<string, () => string[]> = {
  'no endpoint': () => checkDiscord('POST', '/nowhere', {}),
  'without a body': () => checkDiscord('PUT', '/applications/1/commands', undefined),
  'takes no JSON': () => checkDiscord('GET', '/gateway/bot', {}),
  'content of 2001 characters': () => post({ content: 'x'.repeat(2001), ...NOBODY }),
  'characters over all embeds': () => post({ embeds: many(2, () => ({ description: 'x'.repeat(3001) })), ...NOBODY }),
  'more than five rows': () => post({ components: many(6, (i) => row(button(`b${i}`))), ...NOBODY }),
  '41 components': () =>
    post(message({ type: 17, components: many(10, (i) => row(...many(3, (j) => button(`${i}|${j}`)))) })),
  '4001 characters over all': () => post(message(text('x'.repeat(2000)), text('x'.repeat(2001)))),
  'content beside IS_COMPONENTS_V2': () => post({ ...message(text('x')), content: 'x' }),
  'embeds beside IS_COMPONENTS_V2': () => post({ ...message(text('x')), embeds: [] }),
  'need the flag': () => post({ components: [text('x')], ...NOBODY }),
  'nothing in it': () => post(message(text(' \n'))),
  'an empty message': () => post(message()),
  'two components with the custom_id a': () => post(message(row(button('a'), button('a')))),
  'a link button without a url': () => post(message(row({ type: 2, style: 5, label: 'x' }))),
  'a link button with a custom_id': () => post(message(row(button('a', { style: 5, url: 'https://x.example' })))),
  'a button without a custom_id': () => post(message(row({ type: 2, style: 1, label: 'x' }))),
  'a url on a button that is no link': () => post(message(row(button('a', { url: 'https://x.example' })))),
  'a button without a label': () => post(message(row(button('a', { label: ' ' })))),
  'five buttons or one select': () => post(message(row(button('a'), select({ label: 'x', value: 'x' })))),
  'two options with the value x': () =>
    post(message(row(select({ label: 'x', value: 'x' }, { label: 'y', value: 'x' })))),
  'more options chosen': () =>
    post(message(row(select(...['x', 'y'].map((value) => ({ label: value, value, default: true })))))),
  'an option without a label': () => post(message(row(select({ label: ' ', value: 'x' })))),
  'no allowed_mentions': () => answer({ flags: V2, components: [text('x')] }),
  'can be ephemeral': () => post({ ...message(text('x')), flags: V2 | 64 }),
  'a deferral that says more': () => checkDiscord('POST', CALLBACK, { type: 5, data: { flags: V2 } }),
  '/components/0/contents is no property': () => post(message({ ...text('x'), contents: 'x' })),
  '/data/embed is no property': () => answer({ ...message(text('x')), embed: {} }),
  '/dat is no property': () => checkDiscord('POST', CALLBACK, { type: 6, dat: {} }),
  '6 fields in a form': () => modal(many(6, (i) => field(`f${i}`))),
  'two components with the custom_id f': () => modal([field('f'), field('f')]),
  'a row in a form': () => modal([row({ type: 4, custom_id: 'f', style: 1, label: 'x' })]),
  'required and takes none': () => modal([field('f', { type: 19, style: undefined, required: true, min_values: 0 })]),
  'a choice of 101 characters': () =>
    checkDiscord('POST', CALLBACK, { type: 8, data: { choices: [{ name: 'a', value: 'x'.repeat(101) }] } }),
  'a choice without a name': () =>
    checkDiscord('POST', CALLBACK, { type: 8, data: { choices: [{ name: ' ', value: 'x' }] } }),
  'Quote is no name': () => put(command({ name: 'Quote' })),
  '引 用 is no name': () => put(command({ name_localizations: { 'zh-CN': '引 用' } })),
  'zh is no locale': () => put(command({ name_localizations: { zh: '引用' } })),
  'has no description': () => put({ name: 'quote' }),
  'required after optional': () => put(command({ options: [option('a'), option('b', { required: true })] })),
  'two options a': () => put(command({ options: [option('a'), option('a')] })),
  'two options 词': () =>
    put(command({ options: ['a', 'b'].map((name) => option(name, { name_localizations: { 'zh-CN': '词' } })) })),
  'choices and autocomplete': () =>
    put(command({ options: [option('a', { autocomplete: true, choices: [{ name: 'x', value: 'x' }] })] })),
  'two choices x': () =>
    put(command({ options: [option('a', { choices: ['1', '2'].map((value) => ({ name: 'x', value })) })] })),
  'subcommands beside options': () => put(command({ options: [option('a'), option('b', { type: 1 })] })),
  'a group in a group': () =>
    put(command({ options: [option('a', { type: 2, options: [option('b', { type: 2 })] })] })),
  '8025 characters': () => put(command({ description: 'x'.repeat(100), options: many(20, (i) => wordy(i)) })),
  '101 commands of type 1': () => put(...many(101, (i) => command({ name: `c${i}` }))),
  'two commands 1 quote': () => put(command(), command()),
  'a menu command with description': () => put({ type: 3, name: 'Find', description: 'x' }),
};

/** An option of 396 characters. */
const wordy = (i: number) =>
  option(`option-${String(i).padStart(2, '0')}`, {
    description: 'x'.repeat(87),
    choices: many(3, (j) => ({ name: `${j}`.repeat(50), value: `${j}`.repeat(50) })),
  });

describe('what Discord does not take', () => {
  for (const [fault, request] of Object.entries(REFUSED)) {
    it(`${fault}: refused`, () => expect(request()).toContainEqual(expect.stringContaining(fault)));
  }

  it('and what its published description refuses, with where it stands', () => {
    expect(post(message(row(...many(6, (i) => button(`b${i}`)))))).toContainEqual(
      expect.stringContaining('/components/0'),
    );
    expect(post(message(row(button('x'.repeat(101)))))).toContainEqual(expect.stringContaining('custom_id'));
    expect(modal([field('f')], { title: 'x'.repeat(46) })).toContainEqual(expect.stringContaining('/data/title'));
    expect(checkDiscord('POST', CALLBACK, { type: 12_345 })).not.toEqual([]);
  });
});
