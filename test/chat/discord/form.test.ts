import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formModal, formPath, readForm } from '#chat/discord/form.ts';
import { commands } from '#commands';
import type { Command, Option } from '#core/command.ts';
import { asksForMore } from '#core/command.ts';
import type { Args } from '#core/request.ts';
import { sayIn } from '#core/words.ts';
import { checkDiscord } from '../../platforms/discord-check.ts';
import { type Node, nodesOf } from '../../platforms/discord-node.ts';

const say = sayIn('en', (simplified) => simplified);
const sayBoth = sayIn('both', (simplified) => simplified);

const option = (name: string, more: object): Option =>
  ({ name, chinese: '名', required: false, words: { en: `The ${name}`, zh: `这个${name}` }, ...more }) as Option;
const loan: Command = {
  path: ['library', 'loan', 'add'],
  chinese: ['library', '借阅', '添加'],
  words: { en: 'Lend a book to somebody', zh: '借出一本书' },
  options: [
    option('title', { kind: 'text', required: true }),
    option('shelf', {
      kind: 'choice',
      choices: ['left', 'right'].map((value) => ({ value, words: { en: value, zh: value } })),
    }),
    option('to', { kind: 'user' }),
    option('scan', { kind: 'file' }),
    option('notes', { kind: 'pasted' }),
  ],
  may: 'member',
  examples: [],
  visibility: () => 'only-me',
  run: () => Promise.reject(new Error('not run here')),
};
const with_ = (more: Partial<Command>): Command => ({ ...loan, ...more });

const faults = (modal: object): string[] =>
  checkDiscord('POST', '/interactions/1/token/callback', { type: 9, data: modal });
const ANA = '123456789012345678';

type Field = { type: number; custom_id: string };
/** What Discord sends back when the form is submitted as it is. */
function untouched(modal: { components: readonly unknown[] }): Node[] {
  return nodesOf(modal.components).map((label) => ({
    type: 18,
    id: 1,
    component: filled(label.component as Field & Node),
  }));
}
function filled({ type, custom_id, value, options, default_values, default: ticked }: Field & Node): Node {
  if (type === 4) return { type, custom_id, value: value ?? '' };
  if (type === 23) return { type, custom_id, value: ticked };
  const chosen = nodesOf(options)
    .filter((one) => one.default)
    .map((one) => one.value);
  return { type, custom_id, values: [...chosen, ...nodesOf(default_values).map(({ id }) => id)] };
}

describe('a command as a form on Discord', () => {
  it('asks for everything the command takes, each in its own kind of field', () => {
    const modal = formModal(loan, {}, say);
    expect(faults(modal)).toEqual([]);
    expect(modal.custom_id).toBe('form|library.loan.add');
    expect(formPath(modal.custom_id)).toEqual(loan.path);
    expect(modal.title).toBe('Lend a book to somebody');
    expect(modal.components).toMatchObject([
      { type: 18, label: 'The title', component: { type: 4, style: 1, custom_id: 'title', required: true } },
      { component: { type: 3, custom_id: 'shelf', required: false, min_values: 0 } },
      { component: { type: 5, custom_id: 'to', required: false } },
      { component: { type: 19, custom_id: 'scan', required: false } },
      { component: { type: 4, style: 2, custom_id: 'notes', max_length: 4000 } },
    ]);
  });

  it('speaks the language of whoever fills it in, and says under the name what has no room over the field', () => {
    const words = { en: 'A very long explanation of what the title of a book may be here', zh: '书名' };
    const asked = with_({ options: [option('title', { kind: 'text', required: true, words, chinese: '书名' })] });
    expect(formModal(asked, {}, say).components).toMatchObject([{ label: 'title', description: words.en }]);
    expect(formModal(asked, {}, (both) => both.zh).components).toMatchObject([{ label: '书名' }]);
  });

  it('says what else will do, where one of several is needed', () => {
    const modal = formModal(with_({ oneOf: ['scan', 'notes'] }), {}, say);
    expect(modal.components).toMatchObject([
      {},
      {},
      {},
      { description: 'or: The notes' },
      { description: 'or: The scan' },
    ]);
  });

  it('asks first for what is needed or was given, where there is more than a form holds', () => {
    const extra = ['a', 'b', 'c'].map((name) => option(name, { kind: 'text' }));
    const asked = with_({ options: [...extra, ...loan.options], oneOf: ['scan', 'notes'] });
    const modal = formModal(asked, { b: 'given' }, say);
    expect(faults(modal)).toEqual([]);
    expect(nodesOf(modal.components).map(({ component }) => (component as Field).custom_id)).toEqual([
      'a',
      'b',
      'title',
      'scan',
      'notes',
    ]);
  });

  it('gives back what was filled in, with the ids of the files', () => {
    const submitted = [
      { type: 18, component: { type: 4, custom_id: 'title', value: 'Night trains' } },
      { type: 18, component: { type: 3, custom_id: 'shelf', values: ['left'] } },
      { type: 18, component: { type: 5, custom_id: 'to', values: [ANA] } },
      { type: 18, component: { type: 19, custom_id: 'scan', values: ['987654321098765432'] } },
      { type: 18, component: { type: 4, custom_id: 'notes', value: 'First line.\nSecond line.' } },
    ];
    expect(readForm(loan, submitted)).toEqual({
      args: { title: 'Night trains', shelf: 'left', to: ANA, notes: 'First line.\nSecond line.' },
      files: ['987654321098765432'],
    });
  });

  it('takes what was left empty as not given', () => {
    const submitted = untouched(formModal(loan, {}, say));
    expect(readForm(loan, submitted)).toEqual({ args: {}, files: [] });
    expect(asksForMore(loan, {}, 0)).toBe(true);
  });

  it('keeps what was given before, so that nothing is typed twice', () => {
    const flag = option('quiet', { kind: 'flag' });
    const asked = with_({ options: [...loan.options.filter(({ kind }) => kind !== 'file'), flag] });
    const given = fc.record({
      title: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 200 }),
      shelf: fc.constantFrom('left', 'right', undefined),
      to: fc.constantFrom(ANA, undefined),
      notes: fc.constantFrom('a\nb', undefined),
      quiet: fc.constantFrom(true as const, undefined),
    });
    fc.assert(
      fc.property(given, (args: Args) => {
        const modal = formModal(asked, args, say);
        expect(faults(modal)).toEqual([]);
        const known = Object.fromEntries(Object.entries(args).filter(([, value]) => value !== undefined));
        expect(readForm(asked, untouched(modal)).args).toEqual(known);
      }),
    );
  });

  it('lets nothing through that is no form, and ignores fields that are not ours', () => {
    for (const bad of [undefined, 'x', [1], {}]) expect(() => readForm(loan, bad)).toThrow();
    const strange = [
      { type: 10 },
      { type: 18, component: { type: 4, custom_id: 'else', value: 'x' } },
      { type: 18, component: {} },
    ];
    expect(readForm(loan, strange)).toEqual({ args: {}, files: [] });
    expect(formPath('quote|show|k')).toBeUndefined();
    expect(formPath('form|')).toBeUndefined();
  });

  it('is one that Discord takes for every command of ours, in every language', () => {
    for (const command of commands.filter(({ options }) => options.length)) {
      for (const words of [say, sayBoth]) {
        const modal = formModal(command, {}, words);
        expect(faults(modal), command.path.join(' ')).toEqual([]);
        expect(formPath(modal.custom_id)).toEqual(command.path);
      }
    }
  });
});
