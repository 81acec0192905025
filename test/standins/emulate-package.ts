import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Speaker } from '../contract/chat-driver.ts';
import { BOT, CHANNEL, type Json, SCOPES, TEAM, type World } from '../simulators/slack/world.ts';
import { installed } from './standin.ts';

/** What is used here of `emulate` 0.12.2. */
type Package = {
  createEmulator(options: {
    service: 'slack';
    port: number;
    seed: { slack: Json };
  }): Promise<{ url: string; close(): Promise<void> }>;
};

/** A workspace there: its ids, by names of people, and what only somebody with a token of their own can do. */
export type Emulated = {
  origin: string;
  team: string;
  channel: string;
  ids: ReadonlyMap<string, string>;
  /** A trigger_id for something that this person does. */
  trigger(user: string): Promise<string>;
  /** Resolves with the file's id. */
  upload(name: string, bytes: Uint8Array): Promise<string>;
  close(): Promise<void>;
};

/** Not the bot's: whoever set the workspace up. */
const ADMIN = 'xoxp-1-administrator';

export async function openEmulated(world: World, speakers: readonly Speaker[]): Promise<Emulated> {
  const { createEmulator } = (await installed('emulate/dist/api.js')) as Package;
  const emulator = await createEmulator({
    service: 'slack',
    port: await freePort(),
    seed: { slack: seed(world, speakers) },
  });
  const { port } = new URL(emulator.url);
  const origin = `http://127.0.0.1:${port}`;
  const call = async (method: string, body: Json = {}): Promise<Json> => {
    const headers = { authorization: `Bearer ${ADMIN}`, 'content-type': 'application/json' };
    const response = await fetch(`${origin}/api/${method}`, { method: 'POST', headers, body: JSON.stringify(body) });
    const told = (await response.json()) as Json;
    if (told.ok !== true) throw new Error(`emulate: ${method}: ${String(told.error)}`);
    return told;
  };
  const people = (await call('users.list')).members as { id: string; name: string; team_id: string }[];
  const channels = (await call('conversations.list')).channels as { id: string; name: string }[];
  const channel = channels.find(({ name }) => name === CHANNEL.name)?.id ?? '';
  return {
    ...{ origin, channel, team: people[0]?.team_id ?? '' },
    ids: new Map(people.map(({ id, name }) => [name, id])),
    trigger: async (user) => String((await call('views.generateTriggerId', { user_id: user })).trigger_id),
    upload: async (name, bytes) => {
      const { upload_url, file_id } = await call('files.getUploadURLExternal', {
        filename: name,
        length: bytes.length,
      });
      const { pathname } = new URL(String(upload_url));
      await fetch(origin + pathname, { method: 'POST', body: new Uint8Array(bytes) });
      await call('files.completeUploadExternal', { files: [{ id: file_id }], channel_id: channel });
      return String(file_id);
    },
    close: () => emulator.close(),
  };
}

function seed(world: World, speakers: readonly Speaker[]): Json {
  const app = { app_id: BOT.app, bot_id: BOT.bot, bot_user_id: BOT.user };
  const scopes = ['channels:read', 'users:read', 'files:write', 'files:read'];
  return {
    signing_secret: world.signingSecret,
    strict_scopes: true,
    team: { name: TEAM.name, domain: TEAM.domain },
    users: speakers.map(({ name, may }) => ({ name, is_admin: may !== 'member' })),
    channels: [{ name: CHANNEL.name }],
    oauth_apps: [
      {
        client_id: '1.2',
        client_secret: 'x',
        name: 'Parley',
        bot_name: BOT.name,
        redirect_uris: [],
        ...app,
        scopes: SCOPES,
      },
    ],
    tokens: [
      { token: world.botToken, type: 'bot', user: BOT.user, ...app, scopes: SCOPES },
      { token: ADMIN, user: 'admin', app_id: BOT.app, scopes },
    ],
  };
}

/** emulate wants a number: one that was free a moment ago. */
async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
