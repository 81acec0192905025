import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Ajv } from 'ajv';
import formats from 'ajv-formats';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { commandNamed, shortNames } from '#chat/slack/command-names.ts';
import { slackManifest } from '#chat/slack/manifest.ts';
import { SCOPES } from '#chat/slack/scopes.ts';
import { commands } from '#commands';
import type { Command } from '#core/command.ts';
import { PUBLIC_LANGUAGES } from '#core/language.ts';
import { sayIn } from '#core/words.ts';

const SPEC = path.join(import.meta.dirname, '../../specs/slack-manifest.v2.schema.json');
const ajv = new Ajv({ strict: false, allErrors: true });
formats.default(ajv);
const check = ajv.compile(JSON.parse(readFileSync(SPEC, 'utf8')));

const say = sayIn('both', (simplified) => simplified);

function made(name: string, extra: Partial<Command> = {}): Command {
  const words = { en: `Does ${name}`, zh: `做${name}` };
  const run = () => Promise.reject(new Error('is never run'));
  return {
    path: name.split(' '),
    chinese: name.split(' ').map(() => '做'),
    words,
    options: [],
    may: 'member',
    examples: [],
    visibility: () => 'only-me',
    run,
    ...extra,
  } as Command;
}

const some = [
  made('quote', {
    shortcut: { words: { en: 'Find this in the articles', zh: '在文章里找这句话' }, args: (words) => ({ words }) },
  }),
  made('debate start'),
  made('debate vote'),
  made('topic'),
  made('parley help'),
];

function namesOf(wish: { short: string[]; prefix: string }, over: readonly Command[] = some) {
  const chosen = shortNames(over, wish);
  return 'names' in chosen ? [...chosen.names.keys()] : chosen.faults.join(' ');
}

/** Every length rule, those of the schema too, in what Slack counts. */
function tooLong({ features }: ReturnType<typeof slackManifest>): string[] {
  const { slash_commands, shortcuts = [] } = features;
  const over = (text: string, most: number) => (text.length > most || !text ? [text] : []);
  return [
    ...slash_commands.flatMap(({ command, description, usage_hint }) => [
      ...over(command, 32),
      ...over(description, 2000),
      ...over(usage_hint, 1000),
    ]),
    ...shortcuts.flatMap(({ name, callback_id, description }) => [
      ...over(name, 24),
      ...over(callback_id, 255),
      ...over(description, 150),
    ]),
  ];
}

describe('the manifest for Slack', () => {
  it('is one that Slack takes, in every language, over a socket and over HTTP', () => {
    const chosen = shortNames(commands, { short: ['all'], prefix: 'p-' });
    if ('faults' in chosen) throw new Error(chosen.faults.join());
    for (const language of PUBLIC_LANGUAGES) {
      for (const publicUrl of [undefined, 'https://parley.example.org/']) {
        const say = sayIn(language, (simplified) => simplified);
        const manifest = slackManifest(commands, { names: chosen.names, say, ...(publicUrl && { publicUrl }) });
        expect(check(manifest), ajv.errorsText(check.errors)).toBe(true);
        expect(tooLong(manifest)).toEqual([]);
        expect(JSON.stringify(manifest)).not.toContain('org//');
        expect(manifest.settings.socket_mode_enabled).toBe(publicUrl === undefined);
      }
    }
  });

  it('asks for what is used and nothing else', () => {
    const { features, oauth_config, settings } = slackManifest(some, { names: new Map([['parley', 'parley']]), say });
    const optional = ['chat:write.public', 'channels:history', 'groups:history', 'usergroups:read', 'files:write'];
    expect(oauth_config.scopes.bot).toEqual([
      'commands',
      'chat:write',
      'users:read',
      'app_mentions:read',
      'files:read',
      ...optional,
    ]);
    expect(oauth_config.scopes.bot_optional).toEqual(optional);
    expect(settings.event_subscriptions).toEqual({ bot_events: ['app_mention', 'app_uninstalled', 'tokens_revoked'] });
    expect(features.app_home).toMatchObject({ messages_tab_enabled: true, messages_tab_read_only_enabled: true });
    expect(settings).toMatchObject({ org_deploy_enabled: false, token_rotation_enabled: false });
    for (const { because } of SCOPES) expect(because).not.toBe('');
  });

  it('leads everything, the lists of forms too, to one address in HTTP mode', () => {
    const { features, settings } = slackManifest(some, {
      names: new Map([['parley', 'parley']]),
      say,
      publicUrl: 'https://parley.example.org/sub',
    });
    const url = 'https://parley.example.org/sub/slack/events';
    expect(features.slash_commands[0]).toMatchObject({ command: '/parley', url, should_escape: true });
    expect(settings.interactivity).toEqual({ is_enabled: true, request_url: url, message_menu_options_url: url });
    expect(settings.event_subscriptions).toMatchObject({ request_url: url });
  });

  it('offers a command on a message under a name that is short enough', () => {
    const { features } = slackManifest(some, { names: new Map([['parley', 'parley']]), say });
    expect(features.shortcuts).toEqual([
      expect.objectContaining({ type: 'message', callback_id: 'shortcut|quote', name: 'Find in articles' }),
    ]);
    const endless = made('quote', { shortcut: { words: { en: 'Look'.repeat(20), zh: '找' }, args: () => ({}) } });
    const { features: clipped } = slackManifest([endless], { names: new Map([['parley', 'parley']]), say });
    expect(clipped.shortcuts?.[0]?.name).toMatch(/^Look.*…$/);
    expect(clipped.shortcuts?.[0]?.name).toHaveLength(24);
  });
});

describe('short names on Slack', () => {
  it('are /parley alone unless more is wished for', () => {
    expect(namesOf({ short: [], prefix: '' })).toEqual(['parley']);
    expect(namesOf({ short: ['quote'], prefix: '' })).toEqual(['parley', 'quote']);
    expect(namesOf({ short: ['all'], prefix: 'club' })).toEqual(['parley', 'club-quote', 'club-debate', 'club-topic']);
  });

  it('refuse what Slack keeps for itself, and say what to do instead', () => {
    expect(namesOf({ short: ['topic'], prefix: '' })).toMatch(
      /Slack keeps \/topic.*--prefix p-.*\/p-topic.*\/parley topic/,
    );
    expect(namesOf({ short: ['topic'], prefix: 'p-' })).toEqual(['parley', 'p-topic']);
    const kept =
      'remind status who msg dm search feed away dnd join kick mute open shrug star collapse expand apps archive me'.split(
        ' ',
      );
    for (const name of kept) expect(namesOf({ short: [name], prefix: '' }, [made(name)])).toContain(`keeps /${name}`);
  });

  it('refuse what is too long, not a command, named twice, or no prefix', () => {
    expect(namesOf({ short: ['quote'], prefix: 'a'.repeat(26) })).toMatch(/is 1 too long: .*32 characters/);
    expect(namesOf({ short: ['quote'], prefix: 'a'.repeat(25) })).toHaveLength(2);
    expect(namesOf({ short: ['qoute'], prefix: '' })).toMatch(/no command "qoute".*all, quote, debate, topic/);
    expect(namesOf({ short: ['quote', '/quote'], prefix: '' })).toContain('quote is asked for twice');
    expect(namesOf({ short: ['quote'], prefix: 'P_' })).toContain('The prefix "P_" does not go');
  });

  it('lead back to their command whatever was put in front', () => {
    for (const typed of ['/quote', '/p-quote', '/our-club-quote', '/P-Quote'])
      expect(commandNamed(typed, some)).toBe('quote');
    expect(commandNamed('/parley', some)).toBe('parley');
    for (const typed of ['/misquote', '/quotes', '/', '/x']) expect(commandNamed(typed, some)).toBeUndefined();
    const nested = [made('vote'), made('quick-vote')];
    expect(commandNamed('/p-quick-vote', nested)).toBe('quick-vote');
  });

  it('hold for every prefix: a manifest that Slack takes and that leads back, or a reason why not', () => {
    const letters = fc.string({ unit: fc.constantFrom(...'abz09-_A é论'), maxLength: 30 });
    const anything = fc.oneof(letters, fc.stringMatching(/^[a-z][a-z0-9-]{0,28}$/));
    fc.assert(
      fc.property(anything, (prefix) => {
        const chosen = shortNames(some, { short: prefix ? ['all'] : ['quote'], prefix });
        if ('faults' in chosen) {
          expect(chosen.faults.join()).toMatch(/prefix/i);
          return;
        }
        const manifest = slackManifest(some, { names: chosen.names, say });
        expect(check(manifest), ajv.errorsText(check.errors)).toBe(true);
        expect(tooLong(manifest)).toEqual([]);
        for (const [name, head] of chosen.names) {
          expect(name).toMatch(/^[a-z][a-z0-9-]*$/);
          expect(commandNamed(`/${name}`, some)).toBe(head);
        }
      }),
    );
  });
});
