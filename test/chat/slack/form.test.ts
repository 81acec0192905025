import type { types } from '@slack/bolt';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { externalOptions, formView, readForm } from '#chat/slack/form.ts';
import { commands } from '#commands';
import type { Command, Option } from '#core/command.ts';
import { LANGUAGES } from '#core/language.ts';
import type { Args } from '#core/request.ts';
import { sayIn } from '#core/words.ts';
import { toTraditional } from '#library/index.ts';
import { checkSlack } from '../../platforms/slack-check.ts';
import { command } from '../shared/commands.ts';
import { hostile } from './render-hostile.ts';

const say = sayIn('en', toTraditional);
const words = (en: string) => ({ en, zh: en });
const option = <K extends Option['kind']>(name: string, kind: K) => ({
  name,
  kind,
  chinese: name,
  words: words(`The ${name}`),
  required: false,
});

/** A command with an option of every kind. */
const all: Command = {
  ...command(
    'note add',
    { ...option('title', 'text'), required: true },
    option('body', 'pasted'),
    {
      ...option('lang', 'choice'),
      choices: [
        { value: 'en', words: words('English') },
        { value: 'zh-Hans', words: words('Chinese') },
      ],
    },
    option('about', 'article'),
    option('only-me', 'flag'),
    option('for', 'user'),
    option('file', 'file'),
  ),
  oneOf: ['file', 'body'],
};

const opened = (view: types.ModalView) => checkSlack('views.open', { trigger_id: '1.2', view });
const fields = (view: types.ModalView) =>
  view.blocks.filter((block): block is types.InputBlock => 'type' in block && block.type === 'input');
const field = (view: types.ModalView, name: string) => fields(view).find(({ block_id }) => block_id === name);

/** What Slack sends of a form that nobody changed before pressing the button. */
function untouched(view: types.ModalView) {
  return Object.fromEntries(
    fields(view).map(({ block_id, element }) => [block_id, { [element.action_id ?? '']: stateOf(element) }]),
  );
}

function stateOf(element: types.InputBlock['element']) {
  const { type } = element;
  switch (type) {
    case 'plain_text_input':
      return { type, value: element.initial_value ?? null };
    case 'static_select':
    case 'external_select':
      return { type, selected_option: element.initial_option ?? null };
    case 'checkboxes':
      return { type, selected_options: element.initial_options ?? [] };
    case 'users_select':
      return { type, selected_user: element.initial_user ?? null };
    case 'file_input':
      return { type, files: [] };
    default:
      throw new Error(`a form never has ${type}`);
  }
}

describe('a form in Slack', () => {
  it('is one that Slack takes, for every command in every language', () => {
    for (const one of commands) {
      for (const language of LANGUAGES) {
        const view = formView(one, {}, sayIn(language, toTraditional), '{}');
        expect(opened(view), `${one.path.join(' ')} in ${language}`).toEqual([]);
        expect(view.title.text, 'a title that is cut').not.toContain('…');
      }
    }
  });

  it('is one that Slack takes, whatever was typed before', () => {
    const names = [...all.options.map(({ name }) => name), 'else'];
    const typed = fc.oneof(hostile, fc.boolean(), fc.constantFrom('U012AB', 'EN', 'yes', 'a'.repeat(4000)));
    const args: fc.Arbitrary<Args> = fc.dictionary(fc.constantFrom(...names), typed);
    fc.assert(
      fc.property(args, (given) => {
        expect(opened(formView(all, given, say, '{}'))).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });

  it('comes back with what had been given', () => {
    const args = {
      title: 'Tides *and* <!here>',
      body: 'Two\nlines',
      lang: 'zh-Hans',
      about: 'tide-tables',
      'only-me': true,
      for: 'U012AB',
    };
    expect(readForm(all, untouched(formView(all, args, say, '')))).toEqual({ args, files: [] });
  });

  it('comes back empty when nothing was given', () => {
    expect(readForm(all, untouched(formView(all, {}, say, '')))).toEqual({ args: {}, files: [] });
  });

  it('has the names of its options as ids, so that a fault can be shown at its field', () => {
    const view = formView(all, {}, say, 'kept');
    expect(fields(view).map(({ block_id, element }) => [block_id, element.action_id])).toEqual(
      all.options.map(({ name }) => [name, name]),
    );
    expect(view).toMatchObject({
      callback_id: 'form|note.add',
      private_metadata: 'kept',
      title: { text: '/note add' },
    });
  });

  it('asks for nothing that need not be given, and says where one of several is enough', () => {
    const view = formView(all, {}, say, '');
    expect(
      fields(view)
        .filter(({ optional }) => !optional)
        .map(({ block_id }) => block_id),
    ).toEqual(['title']);
    expect(field(view, 'file')?.hint?.text).toBe('One of these is enough.');
    expect(field(view, 'body')?.hint?.text).toBe(
      'One of these is enough. Up to 3000 characters; a longer text comes as a file.',
    );
  });

  it('suggests articles before a letter is typed', () => {
    expect(field(formView(all, {}, say, ''), 'about')?.element).toMatchObject({
      type: 'external_select',
      min_query_length: 0,
    });
  });

  it('fills in no part of a text that is too long for it', () => {
    expect(field(formView(all, { body: 'a'.repeat(3001) }, say, ''), 'body')?.element).not.toHaveProperty(
      'initial_value',
    );
  });

  it('refuses to forget a part of what it has to remember', () => {
    expect(() => formView(all, {}, say, 'a'.repeat(3001))).toThrow('3001');
  });

  it('reads the files that were put into it, also those that Slack tells little of', () => {
    const file = {
      id: 'F1',
      name: 'tides.md',
      size: 812,
      url_private: 'https://files.slack.com/a',
      url_private_download: 'https://files.slack.com/b',
    };
    const values = {
      file: {
        file: {
          type: 'file_input',
          files: [
            { ...file, mimetype: 'text/plain' },
            { id: 'F2', file_access: 'check_file_info' },
          ],
        },
      },
    };
    expect(readForm(all, values).files).toEqual([
      { id: 'F1', name: 'tides.md', url: 'https://files.slack.com/b', size: 812 },
      { id: 'F2' },
    ]);
  });

  it('reads nothing of fields that its command does not have', () => {
    expect(readForm(all, { other: { other: { value: 'a' } }, title: { other: { value: 'b' } } })).toEqual({
      args: {},
      files: [],
    });
    expect(() => readForm(all, 'nothing')).toThrow();
  });
});

describe('suggestions in Slack', () => {
  it('are as many and as long as Slack takes', () => {
    const suggestion = fc.record({ value: fc.oneof(hostile, fc.uuid(), fc.constant('a'.repeat(151))), label: hostile });
    fc.assert(
      fc.property(fc.array(suggestion, { maxLength: 120 }), (some) => {
        expect(checkSlack('ack', externalOptions(some))).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });

  it('keep their order, and say the value where there is no label', () => {
    const { options } = externalOptions([
      { value: 'b', label: 'Bells' },
      { value: 'a', label: ' ' },
    ]);
    expect(options.map(({ text, value }) => [text.text, value])).toEqual([
      ['Bells', 'b'],
      ['a', 'a'],
    ]);
  });
});
