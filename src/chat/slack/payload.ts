import { createHash } from 'node:crypto';
import { z } from 'zod';
import {
  FormMetadata,
  homeTeam,
  type Press,
  type Shortcut,
  type SlackDelivery,
  type Slash,
  type Submit,
  type SuggestRequest,
  Values,
} from './delivery.ts';
import { readMention } from './mention.ts';
import { filesOf, linksOf, wordsOf } from './message-words.ts';

const Team = z.object({ id: z.string() }).nullish();
const Person = z.object({
  id: z.string(),
  name: z.string().optional(),
  username: z.string().optional(),
  team_id: z.string().nullish(),
});
// Slack's own samples of some interactions have no trigger_id.
const trigger_id = z.string().default('');
const interaction = { team: Team, enterprise: Team, user: Person, trigger_id };
const Message = z.looseObject({ ts: z.string(), thread_ts: z.string().optional(), user: z.string().nullish() });

const SlashPayload = z.object({
  command: z.string(),
  text: z.string().default(''),
  team_id: z.string(),
  channel_id: z.string(),
  user_id: z.string(),
  user_name: z.string().default(''),
  response_url: z.string(),
  trigger_id,
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
  id: z.string().default(''),
  hash: z.string().default(''),
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

type Where = { team?: z.infer<typeof Team>; enterprise?: z.infer<typeof Team>; user: z.infer<typeof Person> };

/** Returns the team. An organisation-wide installation may have only the organisation. */
const teamOf = ({ team, enterprise }: Where): string => team?.id ?? enterprise?.id ?? '';
const userOf = ({ user }: Where, team: string) => ({
  id: user.id,
  name: user.username ?? user.name ?? user.id,
  ...homeTeam(user.team_id, team),
});

/** Returns a delivery's id: its trigger, else the checksum of what else it alone has. */
const idOf = (kind: string, trigger: string, other: string): string =>
  `${kind}:${trigger || createHash('sha256').update(other).digest('base64url')}`;

const Kind = z.object({ command: z.string().optional(), type: z.string().optional() });

/** True if something was typed into an external select of a form. */
export const isSuggestion = (body: unknown): boolean =>
  typeof body === 'object' && body !== null && 'type' in body && body.type === 'block_suggestion';

/** Reads a delivery; undefined if it needs no answer: other events, links, a global shortcut, somebody else's form. */
export function readDelivery(body: unknown): SlackDelivery | undefined {
  const { command, type } = Kind.safeParse(body).data ?? {};
  if (command !== undefined) return readSlash(body);
  switch (type) {
    case 'block_actions':
      return readPress(body);
    case 'message_action':
      return readShortcut(body);
    case 'view_submission':
      return readSubmit(body);
    case 'event_callback':
      return readMention(body);
    default:
      return undefined;
  }
}

/** Reads a slash command's payload; undefined if it is not one. */
export function readSlash(body: unknown): Slash | undefined {
  const read = SlashPayload.safeParse(body).data;
  return (
    read && {
      kind: 'slash',
      format: 1,
      id: idOf('slash', read.trigger_id, read.response_url),
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
    id: idOf('press', read.trigger_id, read.response_url),
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
  const links = linksOf(read.message);
  const files = filesOf(read.message);
  return {
    kind: 'shortcut',
    format: 1,
    id: idOf('shortcut', read.trigger_id, read.response_url),
    team,
    channel: read.channel.id,
    ...(read.message.thread_ts && { thread: read.message.thread_ts }),
    user: userOf(read, team),
    callback: read.callback_id,
    text: wordsOf(read.message),
    isOwn: read.message.user === read.user.id,
    ...(links.length && { links }),
    ...(files.length && { files }),
    url: read.response_url,
    trigger: read.trigger_id,
  };
}

/** Reads a filled-in form; undefined if it is not ours. */
export function readSubmit(body: unknown): Submit | undefined {
  const read = SubmissionPayload.safeParse(body).data;
  const metadata = read && metadataOf(read.view.private_metadata);
  if (!read || !metadata) return undefined;
  return {
    kind: 'submit',
    id: idOf('submit', read.trigger_id, `${read.view.id} ${read.view.hash}`),
    ...inForm(read, metadata),
    ...(metadata.url && { url: metadata.url }),
    ...(metadata.button && { button: metadata.button, ephemeral: metadata.ephemeral ?? false }),
  };
}

/** Reads the text typed into a form's external select. */
export function readSuggestion(body: unknown): SuggestRequest | undefined {
  const read = SuggestionPayload.safeParse(body).data;
  const metadata = read && metadataOf(read.view.private_metadata);
  if (!read || !metadata) return undefined;
  return { id: '', ...inForm(read, metadata), option: read.block_id, typed: read.value };
}

function inForm(read: Where & { view: z.infer<typeof View> }, { path, channel, thread }: FormMetadata) {
  const team = read.view.app_installed_team_id ?? teamOf(read);
  const where = { team, channel, ...(thread && { thread }), user: userOf(read, team) };
  return { format: 1 as const, ...where, path, values: read.view.state.values };
}

function metadataOf(metadata: string): FormMetadata | undefined {
  try {
    return FormMetadata.safeParse(JSON.parse(metadata)).data;
  } catch {
    return undefined;
  }
}
