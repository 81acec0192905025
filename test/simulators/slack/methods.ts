import { filePacket, messagePacket } from './packets.ts';
import { announceFile, shareFile } from './uploads.ts';
import {
  BOT,
  CHANNEL,
  content,
  type Json,
  type Message,
  nextId,
  nextTs,
  notice,
  post,
  TEAM,
  useTrigger,
  type View,
  type World,
} from './world.ts';

type Method = { scope?: string | ((world: World) => string); run(world: World, body: Json): Json };

const bad = (error: string, more: Json = {}): Json => ({ ok: false, error, ...more });

/** The Web API methods that the bot may use; any other is `unknown_method`, as there. */
const METHODS: Readonly<Record<string, Method>> = {
  'auth.test': {
    run: () => ({
      ok: true,
      url: `https://${TEAM.domain}.slack.com/`,
      team: TEAM.name,
      user: BOT.name,
      team_id: TEAM.id,
      user_id: BOT.user,
      bot_id: BOT.bot,
      is_enterprise_install: false,
    }),
  },
  'users.info': { scope: 'users:read', run: usersInfo },
  'chat.postMessage': { scope: 'chat:write', run: postMessage },
  'usergroups.users.list': {
    scope: 'usergroups:read',
    run: ({ groups }, { usergroup }) => {
      const users = groups.get(String(usergroup));
      return users ? { ok: true, users } : bad('no_such_subteam');
    },
  },
  'chat.getPermalink': { run: permalink },
  'conversations.history': { scope: historyScope, run: history },
  'conversations.replies': { scope: historyScope, run: replies },
  'chat.postEphemeral': { scope: 'chat:write', run: postEphemeral },
  'chat.update': { scope: 'chat:write', run: update },
  'views.open': { run: openView },
  'files.getUploadURLExternal': { scope: 'files:write', run: announceFile },
  'files.completeUploadExternal': {
    scope: 'files:write',
    run: (world, body) => shareFile(world, body, refusedIn(world, String(body.channel_id), true)),
  },
  'files.info': {
    scope: 'files:read',
    run: (world, { file }) =>
      world.files.has(String(file))
        ? { ok: true, file: filePacket(world, String(file), BOT.user) }
        : bad('file_not_found'),
  },
};

export function callMethod(world: World, name: string, token: string | undefined, body: Json): Json {
  const method = METHODS[name];
  if (!method) return bad('unknown_method', { req_method: name });
  if (!token) return bad('not_authed');
  if (token !== world.botToken) return bad('invalid_auth');
  if (!world.isInstalled) return bad('account_inactive');
  const scope = typeof method.scope === 'function' ? method.scope(world) : method.scope;
  if (scope && !world.scopes.includes(scope))
    return bad('missing_scope', { needed: scope, provided: world.scopes.join(',') });
  return method.run(world, body);
}

function usersInfo(world: World, { user, include_locale }: Json): Json {
  const person = world.people.get(String(user));
  if (!person) return bad('user_not_found');
  const { id, name, locale, admin } = person;
  const localed = include_locale === true || include_locale === 'true' || include_locale === '1';
  const profile = {
    real_name: name,
    real_name_normalized: name,
    display_name: name,
    display_name_normalized: name,
    team: TEAM.id,
  };
  return {
    ok: true,
    user: {
      id,
      team_id: TEAM.id,
      name: name.toLowerCase(),
      deleted: false,
      real_name: name,
      tz: 'Europe/London',
      tz_label: 'Greenwich Mean Time',
      tz_offset: 0,
      profile,
      is_admin: admin,
      is_owner: false,
      is_primary_owner: false,
      is_restricted: false,
      is_ultra_restricted: false,
      is_bot: false,
      is_app_user: false,
      updated: Math.floor(world.clock.now() / 1000),
      ...(localed && { locale }),
    },
  };
}

function postMessage(world: World, body: Json): Json {
  const channel = String(body.channel ?? '');
  if (!body.text && !body.blocks) return bad('no_text');
  if (channel === BOT.user) return bad('cannot_dm_bot');
  const isPerson = world.people.has(channel);
  const refused = isPerson ? undefined : refusedIn(world, channel, !world.scopes.includes('chat:write.public'));
  if (refused) return bad(refused);
  if (body.thread_ts !== undefined && !world.messages.some(({ ts }) => ts === body.thread_ts))
    return bad('thread_not_found');
  // A message to a person is a message in the conversation with them.
  const message = post(world, body, isPerson ? { channel: `D${channel}`, only: channel } : { channel });
  notice(world, { message, channel: message.channel });
  return { ok: true, channel: message.channel, ts: message.ts, message: { type: 'message', ...body, ts: message.ts } };
}

/** Slack's error for whoever is no member (where that counts), or where nothing is posted. */
function refusedIn(world: World, channel: string, membersOnly: boolean): string | undefined {
  if (channel !== CHANNEL.id || world.channel === 'gone') return 'channel_not_found';
  if (world.channel === 'private' && !world.botIsMember) return 'channel_not_found';
  if (world.channel === 'archived') return 'is_archived';
  return membersOnly && !world.botIsMember ? 'not_in_channel' : undefined;
}

function permalink(world: World, body: Json): Json {
  const { channel, message_ts } = body;
  const message = world.messages.find((one) => one.channel === channel && one.ts === message_ts);
  if (!message) return bad('message_not_found');
  const thread = message.thread_ts ? `?thread_ts=${message.thread_ts}&cid=${message.channel}` : '';
  const address = `https://${TEAM.domain}.slack.com/archives/${message.channel}/p${message.ts.replace('.', '')}${thread}`;
  return { ok: true, channel, permalink: address };
}

function historyScope(world: World): string {
  return world.channel === 'private' ? 'groups:history' : 'channels:history';
}

/** The channel's messages, newest first, without replies in threads. */
function history(world: World, body: Json): Json {
  const refused = world.channel === 'archived' ? undefined : refusedIn(world, String(body.channel), true);
  if (refused) return bad(refused);
  const messages = world.messages.filter((one) => one.thread_ts === undefined || one.thread_ts === one.ts);
  return pageOf(world, body, messages.toReversed());
}

/** A thread's messages, oldest first. */
function replies(world: World, body: Json): Json {
  const refused = world.channel === 'archived' ? undefined : refusedIn(world, String(body.channel), true);
  if (refused) return bad(refused);
  const messages = world.messages.filter(({ ts, thread_ts }) => ts === body.ts || thread_ts === body.ts);
  return messages.length ? pageOf(world, body, messages) : bad('thread_not_found');
}

const MOST_IN_PAGE = 999;

function pageOf(world: World, body: Json, messages: readonly Message[]): Json {
  const isShown = ({ ts, channel, only }: Message) =>
    channel === body.channel &&
    only === undefined &&
    Number(ts) >= Number(body.oldest ?? 0) &&
    (ts === body.ts || Math.floor(Number(ts)) * 1000 + world.historyLag <= world.clock.now());
  const shown = messages.filter(isShown);
  const start = Number(body.cursor ?? 0);
  const end = start + Math.min(Number(body.limit ?? 100), MOST_IN_PAGE);
  const withMetadata = body.include_all_metadata === 'true' || body.include_all_metadata === true;
  return {
    ok: true,
    messages: shown.slice(start, end).map((one) => ({
      ...messagePacket(one),
      ...(one.metadata && { metadata: withMetadata ? one.metadata : { event_type: one.metadata.event_type } }),
    })),
    has_more: end < shown.length,
    ...(end < shown.length && { response_metadata: { next_cursor: String(end) } }),
  };
}

function postEphemeral(world: World, body: Json): Json {
  const user = String(body.user ?? '');
  if (!body.text && !body.blocks) return bad('no_text');
  if (body.channel !== CHANNEL.id) return bad('channel_not_found');
  if (!world.people.has(user)) return bad('user_not_in_channel');
  if (!world.botIsMember) return bad('not_in_channel');
  const message = post(world, body, { channel: CHANNEL.id, only: user });
  notice(world, { message, channel: CHANNEL.id });
  return { ok: true, message_ts: message.ts };
}

function update(world: World, body: Json): Json {
  const refused = refusedIn(world, String(body.channel), false);
  if (refused) return bad(refused);
  const message = world.messages.find(({ ts, only }) => ts === body.ts && only === undefined);
  if (!message) return bad('message_not_found');
  Object.assign(message, content(body), { edited: message.edited + 1 });
  notice(world, { message, channel: message.channel });
  return { ok: true, channel: message.channel, ts: message.ts, text: message.text };
}

function openView(world: World, body: Json): Json {
  const trigger = String(body.trigger_id ?? '');
  const error = useTrigger(world, trigger);
  if (error) return bad(error);
  const given = body.view as Json;
  const view: View = {
    ...given,
    id: nextId(world, 'V'),
    team_id: TEAM.id,
    app_id: BOT.app,
    bot_id: BOT.bot,
    app_installed_team_id: TEAM.id,
    blocks: given.blocks as Json[],
    private_metadata: String(given.private_metadata ?? ''),
    callback_id: String(given.callback_id ?? ''),
    state: { values: {} },
    hash: `${nextTs(world)}.hash`,
    previous_view_id: null,
    root_view_id: null,
    external_id: '',
  };
  world.views.set(view.id, view);
  notice(world, { view, trigger });
  return { ok: true, view };
}
