import {
  BOT,
  CHANNEL,
  type Json,
  type Message,
  nextId,
  nextTs,
  type PersonFacts,
  TEAM,
  type View,
  type World,
} from './world.ts';

// As complete as the samples in Slack's documentation (docs.slack.dev: "Slash commands", "Interaction payloads", "Events API").

const VERIFICATION = 'gIkuvaNzQIHg97ATvDxqgjtO';
const team = { id: TEAM.id, domain: TEAM.domain };
const channel = { id: CHANNEL.id, name: CHANNEL.name };
const userOf = ({ id, name, team = TEAM.id }: PersonFacts) => ({ id, username: name, name, team_id: team });
const common = { team, enterprise: null, api_app_id: BOT.app, token: VERIFICATION, is_enterprise_install: false };

export type Reach = { trigger: string; url: string };

export function slashPacket(person: PersonFacts, command: string, text: string, { trigger, url }: Reach): Json {
  return {
    token: VERIFICATION,
    team_id: TEAM.id,
    team_domain: TEAM.domain,
    channel_id: CHANNEL.id,
    channel_name: CHANNEL.name,
    user_id: person.id,
    user_name: person.name,
    command,
    text,
    api_app_id: BOT.app,
    is_enterprise_install: 'false',
    response_url: url,
    trigger_id: trigger,
  };
}

/** A message as it stands in payloads. */
export function messagePacket(message: Message): Json {
  const isBots = message.user === BOT.user;
  return {
    type: 'message',
    ...(isBots && { subtype: 'bot_message', bot_id: BOT.bot, app_id: BOT.app }),
    user: message.user,
    ts: message.ts,
    text: message.text,
    team: TEAM.id,
    blocks: message.blocks,
    ...(message.thread_ts && { thread_ts: message.thread_ts, parent_user_id: BOT.user }),
  };
}

export function actionPacket(
  world: World,
  person: PersonFacts,
  message: Message,
  action: Json,
  { trigger, url }: Reach,
): Json {
  const isDirect = message.channel !== CHANNEL.id;
  const ephemeral = message.only !== undefined && !isDirect;
  return {
    type: 'block_actions',
    ...common,
    user: userOf(person),
    container: {
      type: 'message',
      message_ts: message.ts,
      channel_id: message.channel,
      is_ephemeral: ephemeral,
      ...(message.thread_ts && { thread_ts: message.thread_ts }),
    },
    trigger_id: trigger,
    channel: isDirect ? { id: message.channel, name: 'directmessage' } : channel,
    // Slack does not store what only one person sees.
    ...(!ephemeral && { message: messagePacket(message) }),
    state: { values: {} },
    response_url: url,
    actions: [{ ...action, action_ts: nextTs(world) }],
  };
}

export function shortcutPacket(
  person: PersonFacts,
  callback: string,
  message: Message,
  { trigger, url }: Reach,
  actionTs: string,
): Json {
  return {
    type: 'message_action',
    ...common,
    user: userOf(person),
    channel,
    callback_id: callback,
    trigger_id: trigger,
    action_ts: actionTs,
    message_ts: message.ts,
    message: messagePacket(message),
    response_url: url,
  };
}

export function submissionPacket(person: PersonFacts, view: View, values: Json, trigger: string): Json {
  return {
    type: 'view_submission',
    ...common,
    user: userOf(person),
    trigger_id: trigger,
    view: { ...view, state: { values } },
    response_urls: [],
  };
}

export function suggestionPacket(person: PersonFacts, view: View, block: Json, typed: string, values: Json): Json {
  const element = block.element as Json;
  return {
    type: 'block_suggestion',
    ...common,
    user: userOf(person),
    container: { type: 'view', view_id: view.id },
    action_id: element.action_id,
    block_id: block.block_id,
    value: typed,
    view: { ...view, state: { values } },
  };
}

export function mentionPacket(world: World, message: Message, files: Json[]): Json {
  const home = world.people.get(message.user ?? '')?.team;
  const event = {
    type: 'app_mention',
    user: message.user,
    ts: message.ts,
    client_msg_id: `9cbd4c5b-0001-4000-8000-${String(world.ids).padStart(12, '0')}`,
    text: message.text,
    team: TEAM.id,
    ...(message.thread_ts && { thread_ts: message.thread_ts, parent_user_id: BOT.user }),
    channel: CHANNEL.id,
    event_ts: message.ts,
    ...(home && { user_team: home, source_team: home }),
    ...(files.length && { files, upload: false, display_as_bot: false }),
  };
  return eventPacket(world, event);
}

/** An event as Slack sends it. */
export function eventPacket(world: World, event: Json): Json {
  return {
    token: VERIFICATION,
    team_id: TEAM.id,
    api_app_id: BOT.app,
    event,
    type: 'event_callback',
    event_id: nextId(world, 'Ev'),
    event_time: Math.floor(world.clock.now() / 1000),
    authorizations: [
      { enterprise_id: null, team_id: TEAM.id, user_id: BOT.user, is_bot: true, is_enterprise_install: false },
    ],
    is_ext_shared_channel: false,
    event_context: '4-eyJldCI6ImFwcF9tZW50aW9uIn0',
  };
}

export function filePacket(world: World, id: string, user: string): Json {
  const file = world.files.get(id);
  if (!file) throw new Error(`no file ${id}`);
  const url = `${world.origin}/files-pri/${TEAM.id}-${id}/${encodeURIComponent(file.name)}`;
  const now = Math.floor(world.clock.now() / 1000);
  return {
    id,
    created: now,
    timestamp: now,
    name: file.name,
    title: file.name,
    mimetype: 'text/plain',
    filetype: 'text',
    pretty_type: 'Plain Text',
    user,
    user_team: TEAM.id,
    editable: false,
    ...(!world.hideSizes && { size: file.bytes.length }),
    mode: 'hosted',
    is_external: false,
    is_public: false,
    public_url_shared: false,
    url_private: url,
    url_private_download: url.replace(`${id}/`, `${id}/download/`),
    permalink: `https://${TEAM.domain}.slack.com/files/${user}/${id}/file`,
    file_access: 'visible',
  };
}
