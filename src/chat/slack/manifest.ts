import type { Command, Option } from '#core/command.ts';
import type { Say, Words } from '#core/words.ts';
import { ROOT } from './command-names.ts';
import { isOptional, SCOPES, type Scope } from './scopes.ts';

/** Path after `PUBLIC_URL` to which Slack sends all requests in HTTP mode (Bolt's default). */
export const SLACK_PATH = '/slack/events';

// Limits in characters: manifest schema v2 (slackapi/manifest-schema).
const SHORTCUT_NAME = 24;
const SHORTCUT_DESCRIPTION = 150;
const DESCRIPTION = 2000;
const USAGE_HINT = 1000;

type ManifestOptions = {
  /** Installed names, each with the first word of its command (`shortNames`). */
  names: ReadonlyMap<string, string>;
  say: Say;
  /** Address of Parley for Slack in HTTP mode; undefined in Socket Mode. The request path is added to it. */
  publicUrl?: string;
};

/** Makes the manifest to paste at api.slack.com/apps → “From a manifest”. Follows slack-manifest.v2.schema.json. */
export function slackManifest(commands: readonly Command[], { names, say, publicUrl }: ManifestOptions) {
  const url = publicUrl === undefined ? undefined : `${publicUrl.replace(/\/+$/, '')}${SLACK_PATH}`;
  const requests = url !== undefined && { request_url: url };
  const shortcuts = commands.flatMap((command) =>
    command.shortcut ? [shortcut(command, command.shortcut.words, say)] : [],
  );
  return {
    display_information: { name: 'Parley', description: clipped(say(ABOUT), SHORTCUT_DESCRIPTION - 10) },
    features: {
      // The bot writes a direct message if it is not in the channel. It cannot read replies, so people cannot write any there.
      app_home: { home_tab_enabled: false, messages_tab_enabled: true, messages_tab_read_only_enabled: true },
      bot_user: { display_name: 'Parley', always_online: true },
      ...(shortcuts.length && { shortcuts }),
      slash_commands: [...names].map(([name, head]) => ({
        command: `/${name}`,
        ...(url !== undefined && { url }),
        ...wordsOf(commands, head, say),
        // With this, mentions contain the ids of people and channels.
        should_escape: true,
      })),
    },
    oauth_config: { scopes: { bot: scopeNames(SCOPES), bot_optional: scopeNames(SCOPES.filter(isOptional)) } },
    settings: {
      event_subscriptions: { ...requests, bot_events: EVENTS },
      interactivity: { is_enabled: true, ...requests, ...(url !== undefined && { message_menu_options_url: url }) },
      org_deploy_enabled: false,
      socket_mode_enabled: url === undefined,
      token_rotation_enabled: false,
    },
  };
}

const scopeNames = (scopes: readonly Scope[]): string[] => scopes.map(({ scope }) => scope);

/** `app_uninstalled`, `tokens_revoked`: the bot was removed. They need no scope. */
const EVENTS = ['app_mention', 'app_uninstalled', 'tokens_revoked'];

const ABOUT: Words = {
  en: 'Finds what an article says and quotes it word for word',
  zh: '在文章里找到原话，一字不差地引用',
};

function shortcut({ path, words }: Command, name: Words, say: Say) {
  return {
    name: shortcutName(name, say),
    type: 'message' as const,
    callback_id: `shortcut|${path.join('.')}`,
    description: clipped(say(words), SHORTCUT_DESCRIPTION),
  };
}

/** Returns the first name that is short enough: as `say` words it, in English, in English without articles. If none is, the last is cut. */
function shortcutName(words: Words, say: Say): string {
  const terse = words.en.replace(/\b(?:the|this|a|an) /gi, '');
  const fits = (name: string) => [...name].length <= SHORTCUT_NAME;
  return [say(words), words.en, terse].find(fits) ?? clipped(terse, SHORTCUT_NAME);
}

function wordsOf(commands: readonly Command[], head: string, say: Say): { description: string; usage_hint: string } {
  const mine = commands.filter(({ path }) => path[0] === head);
  const [only] = mine;
  if (head !== ROOT && mine.length === 1 && only) {
    return { description: clipped(say(only.words), DESCRIPTION), usage_hint: hint(usage(only) || 'help') };
  }
  const under = mine.map((command) => [...command.path.slice(1), usage(command)].filter(Boolean).join(' '));
  if (head !== ROOT)
    return {
      description: clipped(mine.map(({ words }) => say(words)).join('; '), DESCRIPTION),
      usage_hint: hint(under.join(' · ')),
    };
  const others = [...new Set(commands.map(({ path }) => path[0] ?? ROOT))].filter((one) => one !== ROOT);
  const listed = ['help', ...others.map((one) => `${one} …`), ...mine.map(({ path }) => path.slice(1).join(' '))];
  return {
    description: clipped(say(ABOUT), DESCRIPTION),
    usage_hint: hint([...new Set(listed)].filter(Boolean).join(' · ')),
  };
}

const hint = (text: string) => clipped(text, USAGE_HINT);

/** Describes how to type the command: `<words> [in:…] [lang:en|zh] [only-me]`. Files and pasted text are sent in another way. */
function usage({ options }: Command): string {
  return options.map(typed).filter(Boolean).join(' ');
}

function typed(option: Option, at: number): string {
  const { name, required } = option;
  const bracketed = (text: string) => (required ? `<${text}>` : `[${text}]`);
  switch (option.kind) {
    case 'file':
    case 'pasted':
      return '';
    case 'flag':
      return `[${name}]`;
    case 'choice':
      return bracketed(`${name}:${option.choices.map(({ value }) => value).join('|')}`);
    case 'user':
      return bracketed(`${name}:@…`);
    case 'text':
    case 'article':
      return bracketed(at === 0 ? name : `${name}:…`);
  }
}

/** Shortens a text to `most` characters. "…" shows that something was left out. */
function clipped(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, most - 1)}…`.replace(/[\ud800-\udbff]…$/, '…');
}
