import { z } from 'zod';
import {
  type Delivered,
  FormMemory,
  type Press,
  type Shortcut,
  type Slash,
  type Submit,
  type Suggest,
  Values,
} from './delivery.ts';

const Team = z.object({ id: z.string() }).nullish();
const Person = z.object({
  id: z.string(),
  name: z.string().optional(),
  username: z.string().optional(),
  team_id: z.string().nullish(),
});
const interaction = { team: Team, enterprise: Team, user: Person, trigger_id: z.string() };
const Message = z.object({ ts: z.string(), thread_ts: z.string().optional(), text: z.string().default('') });

const SlashPayload = z.object({
  command: z.string(),
  text: z.string().default(''),
  team_id: z.string(),
  channel_id: z.string(),
  user_id: z.string(),
  user_name: z.string().default(''),
  response_url: z.string(),
  trigger_id: z.string(),
});

const Action = z.object({
  type: z.string(),
  action_id: z.string(),
  action_ts: z.string().optional(),
  url: z.string().optional(),
  selected_option: z.object({ value: z.string() }).nullish(),
});

const ActionsPayload = z.object({
  ...interaction,
  channel: z.object({ id: z.string() }),
  container: z.object({ thread_ts: z.string().optional(), is_ephemeral: z.boolean().optional() }),
  message: z.object({ thread_ts: z.string().optional() }).optional(),
  response_url: z.string(),
  actions: z.array(Action),
});

const ShortcutPayload = z.object({
  ...interaction,
  callback_id: z.string(),
  channel: z.object({ id: z.string() }),
  message: Message,
  response_url: z.string(),
});

const View = z.object({
  private_metadata: z.string(),
  app_installed_team_id: z.string().nullish(),
  state: z.object({ values: Values }).default({ values: {} }),
});
const SubmissionPayload = z.object({ ...interaction, view: View });
const SuggestionPayload = z.object({
  team: Team,
  enterprise: Team,
  user: Person,
  block_id: z.string(),
  action_id: z.string(),
  value: z.string().default(''),
  view: View,
});

const EventPayload = z.object({
  event_id: z.string(),
  team_id: z.string(),
  authorizations: z.array(z.object({ team_id: z.string().nullish(), user_id: z.string() })).default([]),
  event: z.object({
    type: z.literal('app_mention'),
    user: z.string(),
    bot_id: z.string().optional(),
    // The person's own workspace: in channels shared by several workspaces, Slack uses one of these fields.
    user_team: z.string().nullish(),
    source_team: z.string().nullish(),
    text: z.string().default(''),
    channel: z.string(),
    ts: z.string(),
    thread_ts: z.string().optional(),
    files: z
      .array(
        z.object({
          id: z.string(),
          name: z.string().nullish(),
          size: z.number().nullish(),
          url_private: z.string().nullish(),
          url_private_download: z.string().nullish(),
        }),
      )
      .default([]),
  }),
});

type Where = { team?: z.infer<typeof Team>; enterprise?: z.infer<typeof Team>; user: z.infer<typeof Person> };

/** Returns the team. An organisation-wide installation may have only the organisation. */
const teamOf = ({ team, enterprise }: Where): string => team?.id ?? enterprise?.id ?? '';
const userOf = ({ user }: Where, team: string) => ({
  id: user.id,
  name: user.username ?? user.name ?? user.id,
  ...homeTeam(user.team_id, team),
});

/** Returns the person's workspace if it is not `team`; nothing if it is, or if Slack does not say it. */
const homeTeam = (home: string | null | undefined, team: string) => (home && home !== team ? { homeTeam: home } : {});

/** Reads a slash command's payload; undefined if it is not one. */
export function readSlash(body: unknown): Slash | undefined {
  const read = SlashPayload.safeParse(body).data;
  return (
    read && {
      kind: 'slash',
      format: 1,
      id: `slash:${read.trigger_id}`,
      team: read.team_id,
      channel: read.channel_id,
      user: { id: read.user_id, name: read.user_name || read.user_id },
      command: read.command,
      text: read.text,
      url: read.response_url,
      trigger: read.trigger_id,
    }
  );
}

/** Reads a pressed button or a chosen option of a message. Undefined for links, which need no answer, and for controls in forms. */
export function readPress(body: unknown): Press | undefined {
  const read = ActionsPayload.safeParse(body).data;
  const [action] = read?.actions ?? [];
  const button = action?.url
    ? undefined
    : action?.type === 'button'
      ? action.action_id
      : action?.selected_option?.value;
  if (!read || !button) return undefined;
  const thread = read.container.thread_ts ?? read.message?.thread_ts;
  const team = teamOf(read);
  return {
    kind: 'press',
    format: 1,
    id: `press:${read.trigger_id}`,
    team,
    channel: read.channel.id,
    ...(thread && { thread }),
    user: userOf(read, team),
    button,
    url: read.response_url,
    ephemeral: read.container.is_ephemeral ?? false,
    trigger: read.trigger_id,
  };
}

/** Reads a shortcut on a message. Undefined for a shortcut without a message. */
export function readShortcut(body: unknown): Shortcut | undefined {
  const read = ShortcutPayload.safeParse(body).data;
  if (!read) return undefined;
  const team = teamOf(read);
  return {
    kind: 'shortcut',
    format: 1,
    id: `shortcut:${read.trigger_id}`,
    team,
    channel: read.channel.id,
    ...(read.message.thread_ts && { thread: read.message.thread_ts }),
    user: userOf(read, team),
    callback: read.callback_id,
    text: read.message.text,
    url: read.response_url,
    trigger: read.trigger_id,
  };
}

/** Reads a filled-in form; undefined if it is not ours. */
export function readSubmit(body: unknown): Submit | undefined {
  const read = SubmissionPayload.safeParse(body).data;
  const memory = read && memoryOf(read.view.private_metadata);
  if (!read || !memory) return undefined;
  return {
    kind: 'submit',
    id: `submit:${read.trigger_id}`,
    ...inForm(read, memory),
    ...(memory.url && { url: memory.url }),
    ...(memory.button && { button: memory.button, ephemeral: memory.ephemeral ?? false }),
  };
}

/** Reads the text typed into a form's external select. */
export function readSuggest(body: unknown): Suggest | undefined {
  const read = SuggestionPayload.safeParse(body).data;
  const memory = read && memoryOf(read.view.private_metadata);
  if (!read || !memory) return undefined;
  return { id: '', ...inForm(read, memory), option: read.block_id, typed: read.value };
}

function inForm(read: Where & { view: z.infer<typeof View> }, { path, channel, thread }: FormMemory) {
  const team = read.view.app_installed_team_id ?? teamOf(read);
  const where = { team, channel, ...(thread && { thread }), user: userOf(read, team) };
  return { format: 1 as const, ...where, path, values: read.view.state.values };
}

function memoryOf(metadata: string): FormMemory | undefined {
  try {
    return FormMemory.safeParse(JSON.parse(metadata)).data;
  } catch {
    return undefined;
  }
}

/** Reads `@parley …` by a person. Undefined for other events and for a bot's message: two bots would answer each other for ever. */
export function readMention(body: unknown): Extract<Delivered, { kind: 'mention' }> | undefined {
  const read = EventPayload.safeParse(body).data;
  if (!read || read.event.bot_id) return undefined;
  const { user, channel, thread_ts, text, files, user_team, source_team } = read.event;
  const [authorization] = read.authorizations;
  const team = authorization?.team_id ?? read.team_id;
  return {
    kind: 'mention',
    format: 1,
    id: `event:${read.event_id}`,
    team,
    channel,
    ...(thread_ts && { thread: thread_ts }),
    user: { id: user, name: user, ...homeTeam(user_team ?? source_team, team) },
    text: afterMention(text, authorization?.user_id),
    files: files.map(({ id, name, size, url_private, url_private_download }) => {
      const url = url_private_download ?? url_private;
      return { id, ...(name && { name }), ...(url && { url }), ...(size != null && { size }) };
    }),
  };
}

/** Returns the text after the bot's name, or the text before it if nothing follows. */
function afterMention(text: string, bot: string | undefined): string {
  const name = /<@([A-Z0-9]+)(?:\|[^>]*)?>/g;
  const found = [...text.matchAll(name)].find(([, id]) => !bot || id === bot);
  if (!found) return text.trim();
  return text.slice(found.index + found[0].length).trim() || text.slice(0, found.index).trim();
}
