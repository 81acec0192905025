import { describe, expect, it } from 'vitest';
import { checkManifest, checkSlack } from './slack-check.ts';

type Json = Record<string, unknown>;

const words = (text: string) => ({ type: 'plain_text', text });
const button = (id: string, more: Json = {}) => ({ type: 'button', action_id: id, text: words('Go on'), ...more });
const actions = (...elements: Json[]) => ({ type: 'actions', elements });
const section = (text: string) => ({ type: 'section', text: words(text) });
const option = (value: string, label = value) => ({ text: words(label), value });
const list = (more: Json) => actions({ type: 'static_select', action_id: 'list', options: [option('a')], ...more });
const rich = (...elements: Json[]) => ({ type: 'rich_text', elements: [{ type: 'rich_text_section', elements }] });
const input = (element: Json, more: Json = {}) => ({ type: 'input', label: words('Words'), element, ...more });
const typed = { type: 'plain_text_input', action_id: 'words' };
const many = <T>(count: number, one: (at: number) => T): T[] => Array.from({ length: count }, (_, at) => one(at));

const post = (blocks: Json[], more: Json = {}) => ({ channel: 'C1', text: 'Found', blocks, ...more });
const view = (blocks: Json[], more: Json = {}) => ({
  trigger_id: '1.2',
  view: { type: 'modal', title: words('/quote'), submit: words('Go'), blocks, ...more },
});

const message = (blocks: Json[], more?: Json) => checkSlack('chat.postMessage', post(blocks, more));
const modal = (blocks: Json[], more?: Json) => checkSlack('views.open', view(blocks, more));

describe('what Slack takes', () => {
  it('passes, from every method that Parley uses', () => {
    const blocks = [
      section('Two sentences.'),
      actions(button('quote|next|k')),
      rich(
        { type: 'text', text: ' <!channel> ', style: { bold: true } },
        { type: 'link', url: 'https://example.org/a', text: 'here' },
      ),
    ];
    expect(message(blocks, { thread_ts: '1.2', unfurl_links: false })).toEqual([]);
    expect(checkSlack('chat.postEphemeral', { ...post(blocks), user: 'U1' })).toEqual([]);
    expect(checkSlack('chat.update', { ...post(blocks), ts: '1.2' })).toEqual([]);
    expect(
      checkSlack('response_url', { text: 'a', blocks, response_type: 'in_channel', replace_original: false }),
    ).toEqual([]);
    expect(checkSlack('response_url', { delete_original: true })).toEqual([]);
    expect(checkSlack('users.info', { user: 'U1', include_locale: 'true' })).toEqual([]);
    expect(checkSlack('auth.test', {})).toEqual([]);
    expect(modal([input(typed)])).toEqual([]);
    expect(checkSlack('views.update', { view_id: 'V1', view: view([input(typed)]).view })).toEqual([]);
  });

  it('passes as an acknowledgement: nothing, a message, faults of a form, suggestions', () => {
    for (const body of [undefined, '', {}]) expect(checkSlack('ack', body)).toEqual([]);
    expect(checkSlack('ack', { response_type: 'ephemeral', text: 'a', blocks: [section('b')] })).toEqual([]);
    expect(checkSlack('ack', { response_action: 'errors', errors: { words: 'Write some.' } })).toEqual([]);
    expect(checkSlack('ack', { options: [option('tides')] })).toEqual([]);
    expect(checkSlack('ack', { options: [] })).toEqual([]);
  });

  it('passes as a form with JSON in its fields', () => {
    expect(
      checkSlack('chat.postMessage', { ...post([]), blocks: JSON.stringify([section('a')]), unfurl_links: 'false' }),
    ).toEqual([]);
  });

  it('a date in the zone of whoever reads passes in a text', () => {
    expect(
      checkSlack('chat.postMessage', { channel: 'C1', text: 'at <!date^1700000000^{time}|10:13> &amp; after' }),
    ).toEqual([]);
  });
});

/** For every rule, what breaks it and nothing else. */
const REFUSED: Readonly<Record<string, () => string[]>> = {
  'an unknown method': () => checkSlack('chat.shout', {}),
  'no channel': () => checkSlack('chat.postMessage', { text: 'a' }),
  'an unknown property of a message': () => message([section('a')], { reply: true }),
  'an unknown property of a button': () => message([actions(button('a', { disabled: true }))]),
  'an unknown block': () => message([{ type: 'sektion', text: words('a') }]),
  'an unknown style': () => message([actions(button('a', { style: 'loud' }))]),
  'an unknown element of rich text': () => message([rich({ type: 'shout', text: 'a' })]),
  'mrkdwn in a header': () => message([{ type: 'header', text: { type: 'mrkdwn', text: 'a' } }]),
  '51 blocks': () => message(many(51, () => section('a'))),
  'too much in all': () => message(many(5, () => section('a'.repeat(2900)))),
  'a section of 3001': () => message([section('a'.repeat(3001))]),
  'an empty section': () => message([section('')]),
  'a blank section': () => message([section('  ')]),
  '11 fields': () => message([{ type: 'section', fields: many(11, () => words('a')) }]),
  'a field of 2001': () => message([{ type: 'section', fields: [words('a'.repeat(2001))] }]),
  'a header of 151': () => message([{ type: 'header', text: words('a'.repeat(151)) }]),
  'a context of 11': () => message([{ type: 'context', elements: many(11, () => words('a')) }]),
  'a context of none': () => message([{ type: 'context', elements: [] }]),
  '26 buttons': () => message([actions(...many(26, (i) => button(`b${i}`)))]),
  'no buttons': () => message([actions()]),
  'a button label of 76': () => message([actions(button('a', { text: words('a'.repeat(76)) }))]),
  'a button value of 2001': () => message([actions(button('a', { value: 'a'.repeat(2001) }))]),
  'a spoken label of 76': () => message([actions(button('a', { accessibility_label: 'a'.repeat(76) }))]),
  'a button to no web page': () => message([actions(button('a', { url: 'javascript:alert(1)' }))]),
  'an action_id of 256': () => message([actions(button('a'.repeat(256)))]),
  'an action_id twice': () => message([actions(button('a')), actions(button('a'))]),
  'a block_id of 256': () => message([{ ...section('a'), block_id: 'a'.repeat(256) }]),
  'a block_id twice': () =>
    message([
      { ...section('a'), block_id: 'a' },
      { ...section('b'), block_id: 'a' },
    ]),
  'a question of 301 before a press': () =>
    message([
      actions(
        button('a', {
          confirm: { title: words('a'), text: words('a'.repeat(301)), confirm: words('b'), deny: words('c') },
        }),
      ),
    ]),
  '101 options': () => message([list({ options: many(101, (i) => option(`${i}`)) })]),
  'no options': () => message([list({ options: [] })]),
  'an option label of 76': () => message([list({ options: [option('a', 'a'.repeat(76))] })]),
  'an option value of 151': () => message([list({ options: [option('a'.repeat(151), 'a')] })]),
  'an option value twice': () => message([list({ options: [option('a'), option('a', 'b')] })]),
  'a choice that is no option': () => message([list({ initial_option: option('b') })]),
  'a placeholder of 151': () => message([list({ placeholder: words('a'.repeat(151)) })]),
  'empty rich text': () => message([rich({ type: 'text', text: '' })]),
  'rich text without parts': () => message([rich()]),
  'a link to no web page': () => message([rich({ type: 'link', url: 'file:///etc/passwd', text: 'a' })]),
  'half a character': () => message([section('a\ud83d')]),
  'blocks without text': () => checkSlack('response_url', { blocks: [section('a')] }),
  'a blank text': () => checkSlack('chat.postMessage', { channel: 'C1', text: ' ' }),
  'a text of 4001': () => checkSlack('chat.postMessage', { channel: 'C1', text: 'a'.repeat(4001) }),
  'a mention in a text': () => checkSlack('chat.postMessage', { channel: 'C1', text: 'to <!channel>' }),
  'a bare ampersand in a text': () => checkSlack('chat.postMessage', { channel: 'C1', text: 'salt & pepper' }),
  'a field in a message': () => message([input(typed)]),
  'a title of 25': () => modal([input(typed)], { title: words('a'.repeat(25)) }),
  'a form without a title': () => modal([input(typed)], { title: undefined }),
  'a submit button of 25': () => modal([input(typed)], { submit: words('a'.repeat(25)) }),
  'fields without a submit button': () => modal([input(typed)], { submit: undefined }),
  'a memory of 3001': () => modal([input(typed)], { private_metadata: 'a'.repeat(3001) }),
  'a callback_id of 256': () => modal([input(typed)], { callback_id: 'a'.repeat(256) }),
  '101 blocks in a form': () => modal(many(101, () => section('a'))),
  'a label of 2001': () => modal([input(typed, { label: words('a'.repeat(2001)) })]),
  'a hint of 2001': () => modal([input(typed, { hint: words('a'.repeat(2001)) })]),
  'a field that takes 3001': () => modal([input({ ...typed, max_length: 3001 })]),
  '11 checkboxes': () =>
    modal([input({ type: 'checkboxes', action_id: 'a', options: many(11, (i) => option(`${i}`)) })]),
  'a field twice': () => modal([input(typed), input(typed)]),
  '101 suggestions': () => checkSlack('ack', { options: many(101, (i) => option(`${i}`)) }),
  'a long suggestion': () => checkSlack('ack', { options: [option('a', 'a'.repeat(76))] }),
  'faults that name no field': () => checkSlack('ack', { response_action: 'errors', errors: {} }),
  'a fault without words': () => checkSlack('ack', { response_action: 'errors', errors: { words: '' } }),
  'an acknowledgement of its own kind': () => checkSlack('ack', { ok: true }),
};

describe('what Slack refuses', () => {
  it.each(Object.entries(REFUSED))('%s', (_name, faults) => expect(faults()).not.toEqual([]));

  it('is named with what was sent, so that it can be found', () => {
    const [fault] = message([section('a'), actions(button('quote|next|k', { style: 'loud' }))]);
    expect(fault).toContain('/blocks/1');
    expect(fault).toContain('quote|next|k');
  });

  it('is refused for one reason at a time, so that no rule hides behind another', () => {
    const reasons = Object.entries(REFUSED).filter(([, faults]) => faults().length > 1);
    expect(reasons.map(([name, faults]) => [name, faults()])).toEqual([]);
  });
});

describe('a manifest', () => {
  const manifest = {
    display_information: { name: 'Parley' },
    features: { slash_commands: [{ command: '/parley', description: 'Quote word for word', should_escape: true }] },
    settings: { socket_mode_enabled: true },
  };

  it('passes when Slack would take it', () => expect(checkManifest(manifest)).toEqual([]));

  it('is refused without a name, with a name of 36 letters, or with a setting that there is not', () => {
    expect(checkManifest({ ...manifest, display_information: {} })).not.toEqual([]);
    expect(checkManifest({ ...manifest, display_information: { name: 'a'.repeat(36) } })).not.toEqual([]);
    expect(checkManifest({ ...manifest, settings: { sockets: true } })).not.toEqual([]);
  });
});
