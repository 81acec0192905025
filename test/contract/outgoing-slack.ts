import { nextPage } from '#chat/slack/words.ts';
import { testBot } from '../chat/slack/fakes.ts';
import { isBots, type SeenMessage, type SlackSimulator, seen } from '../simulators/slack/index.ts';
import {
  BOT,
  CHANNEL,
  type Json,
  OPTIONAL_SCOPES,
  type Trouble as SlackTrouble,
  TEAM,
} from '../simulators/slack/world.ts';
import { PROMISES } from './chat-outgoing.ts';
import type { Change, OutgoingDriver, OutgoingUnderTest, Said, Trouble } from './outgoing-driver.ts';

export const slackOutgoing: OutgoingUnderTest = {
  name: 'Slack',
  open,
  gaps: { [PROMISES.twice]: 'Slack has no guard against a request that comes twice' },
};

async function open(): Promise<OutgoingDriver> {
  const { slack, chat } = await testBot();
  const { world } = slack;
  world.scopes.push(...OPTIONAL_SCOPES);
  const [ana = '', bo = ''] = ['Ana', 'Bo'].map((name) => slack.person({ name }).facts.id);
  const workspace = `slack-${TEAM.id}`;
  return {
    ...{ workspace, channel: CHANNEL.id, reachable: ana, unreachable: BOT.user },
    pings: [
      { kind: 'user', id: bo, name: `<!channel> <@${ana}> *Bo* &amp;` },
      { kind: 'group', id: 'S0READERS', name: 'readers' },
    ],
    hostile: `<@${ana}> <!subteam^S0READERS> <!channel> <#${CHANNEL.id}>`,
    send: (message, attempt) => chat.outgoing.send(workspace, message, attempt),
    seen: async ({ thread }) =>
      slack
        .channelMessages()
        .filter((one) => one.thread === thread)
        .map(said),
    directTo: async (user) =>
      world.messages
        .filter((one) => isBots(one) && one.only === user)
        .map(seen)
        .map(said),
    trouble: (what, isUpload = false) => {
      const method = isUpload ? 'files.completeUploadExternal' : 'chat.postMessage';
      world.trouble.push({ method, ...TROUBLES[what] });
    },
    change: (what) => change(slack, what),
    remove: (message) => {
      world.messages = world.messages.filter(({ ts }) => ts !== message);
    },
    pass: slack.clock.pass,
    // The bot and its Slack end with the test, which fails if a rule was broken.
    close: async () => {},
  };
}

const TROUBLES: Readonly<Record<Trouble, SlackTrouble>> = {
  'answer lost': { status: 0, isDone: true },
  'not taken': { status: 200, error: 'service_unavailable' },
  'taken twice': { status: 200 },
  'too fast': { status: 429, retryAfter: 30 },
};

function change({ world }: SlackSimulator, what: Change): void {
  if (what === 'delete the channel') world.channel = 'gone';
  else if (what === 'take the right to post') world.scopes = world.scopes.filter((one) => one !== 'chat:write');
  else if (what === 'take the right to upload') world.scopes = world.scopes.filter((one) => one !== 'files:write');
  else if (what === 'take the right to look back') world.scopes = world.scopes.filter((one) => !/:history$/.test(one));
  else world.isInstalled = false;
}

function said({ ts, text, buttons, message }: SeenMessage): Said {
  const labels = buttons.map(({ label }) => (label === nextPage.en ? '▶' : label));
  const files = message.files ?? [];
  const [file] = files;
  return {
    ...{ id: file?.id ?? ts, text: file?.title ?? text, buttons: labels, pinged: message.blocks.flatMap(pinged) },
    files: files.map(({ name, bytes }) => ({ name, text: Buffer.from(bytes).toString('utf8') })),
  };
}

/** Slack notifies whoever an element of rich text names, and nobody else. */
function pinged(element: Json): string[] {
  const inside = Array.isArray(element.elements) ? element.elements.flatMap(pinged) : [];
  const { type, usergroup_id, user_id, range } = element;
  const names =
    type === 'usergroup' ? [usergroup_id] : type === 'user' ? [user_id] : type === 'broadcast' ? [range] : [];
  return [...names.map(String), ...inside];
}
