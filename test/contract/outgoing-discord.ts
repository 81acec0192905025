import { createOutgoing } from '#chat/discord/outgoing.ts';
import { depsOf, NOON } from '../chat/discord/fakes.ts';
import { openDiscordSimulator, type Simulator } from '../simulators/discord/index.ts';
import { PERMISSION } from '../simulators/discord/permissions.ts';
import type { Change, OutgoingDriver, OutgoingUnderTest, Said, Trouble } from './outgoing-driver.ts';

export const discordOutgoing: OutgoingUnderTest = { name: 'Discord', open, gaps: {} };

async function open(): Promise<OutgoingDriver> {
  const clock = { at: NOON, now: () => clock.at };
  const discord = await openDiscordSimulator({ clock });
  const { world, token, api } = discord;
  const { deps, bugs } = depsOf([]);
  const outgoing = createOutgoing({ deps: { ...deps, outside: { ...deps.outside, now: clock.now } }, token, api });
  const channel = world.channels[0]?.id ?? '';
  const [ana, bo] = ['Ana', 'Bo'].map((name) => discord.person({ name }).member);
  if (!ana || !bo) throw new Error('nobody there');
  bo.isClosed = true;
  const readers = discord.role('Readers', true);
  const workspace = `discord-${world.guild}`;
  return {
    ...{ workspace, channel, reachable: ana.id, unreachable: bo.id },
    pings: [
      { kind: 'user', id: bo.id, name: `@everyone <@${ana.id}> **Bo**` },
      { kind: 'role', id: readers.id, name: readers.name },
    ],
    hostile: `<@${ana.id}> <@&${readers.id}> <#${channel}>`,
    send: (message, attempt) => outgoing.send(workspace, message, attempt),
    seen: async (to) => saidIn(discord, to.thread ?? to.channel),
    directTo: async (user) =>
      world.channels.filter(({ recipient }) => recipient === user).flatMap(({ id }) => saidIn(discord, id)),
    trouble: (what) => discord.trouble({ method: 'POST', path: /\/messages$/, ...TROUBLES[what] }),
    change: (what) => change(discord, channel, what),
    remove: discord.deleteMessage,
    pass: (ms) => {
      clock.at += ms;
    },
    close: async () => {
      await discord.close();
      if (bugs.length) throw bugs[0];
      if (discord.faults.length) throw new Error([...new Set(discord.faults)].join('\n'));
    },
  };
}

const TROUBLES = {
  'answer lost': { isTaken: true, cuts: true },
  'not taken': { status: 500 },
  'taken twice': { isTwice: true },
  'too fast': { status: 429, retryAfter: 30 },
} as const satisfies Record<Trouble, object>;

function saidIn(discord: Simulator, channel: string): Said[] {
  return discord.messagesIn(channel).map(({ id, text, buttons, message }) => ({
    ...{ id, text, buttons },
    pinged: [...(message.mentionRoles ?? []), ...(message.mentionUsers ?? [])],
    files: (message.files ?? []).map(({ name, text: content }) => ({ name, text: content })),
  }));
}

function change(discord: Simulator, channel: string, what: Change): void {
  if (what === 'delete the channel') discord.deleteChannel(channel);
  else if (what === 'take the right to post') discord.channel({ id: channel, denied: PERMISSION.send });
  else if (what === 'take the right to upload') discord.channel({ id: channel, denied: PERMISSION.attach });
  else if (what === 'take the right to look back') discord.world.botPermissions &= ~PERMISSION.history;
  else discord.remove(true);
}
