import { openSlack, type Person, type SlackSimulator } from '../simulators/slack/index.ts';
import { isBots, seen } from '../simulators/slack/seen.ts';
import type { Ack } from '../simulators/slack/transport.ts';
import type { Json, Message } from '../simulators/slack/world.ts';
import {
  answeredSoon,
  type Look,
  newFile,
  oneOf,
  PEOPLE,
  type Random,
  type Side,
  sharedPage,
  turnsPages,
  WORDS,
} from './kill-chats-side.ts';
import { openSlowWay } from './kill-chats-slow.ts';

/** What somebody did. `key`: what its answers are known by, a trigger or a thread. `id`: the beginning of the bot's own id of it. */
type Doing = { id: string; key: string; ack: Ack | undefined; page: string | undefined };
/** `posted`: new messages; `came`: those, and changed ones. */
type Came = { posted: Message[]; came: number };
type Stage = { slack: SlackSimulator; random: Random; doings: Doing[]; came: Map<string, Came> };

export async function slackSide(random: Random): Promise<Side> {
  // The bot has the machine's clock.
  const slack = await openSlack({ mode: 'socket', clock: { now: Date.now, pass: () => {} } });
  const way = await openSlowWay(slack.world.origin, random);
  slack.world.origin = way.origin;
  const stage: Stage = { slack, random, doings: [], came: new Map() };
  noteDoings(stage);
  noteAnswers(stage);
  let [looked, told] = [0, 0];
  return {
    name: 'Slack',
    env: { SLACK_BOT_TOKEN: slack.botToken, SLACK_APP_TOKEN: slack.appToken, SLACK_API_URL: `${way.origin}/api/` },
    act: () => act(stage),
    idle: () => way.busy() === 0 && stage.doings.every(({ ack }) => ack),
    turnOne: async () => turnOne(stage),
    look: (doubtful) => {
      const done = stage.doings.slice(looked);
      const faults = slack.world.faults.slice(told).map((fault) => `Slack's rules: ${fault}`);
      [looked, told] = [stage.doings.length, slack.world.faults.length];
      return look(stage, done, doubtful, faults);
    },
    close: async () => {
      await way.close();
      await slack.close();
    },
  };
}

/** Notes whatever Slack delivers, and whether it was acknowledged. */
function noteDoings({ slack, doings }: Stage): void {
  const socket = slack.socket();
  const deliver = socket.deliver;
  socket.deliver = async (kind, payload, retry) => {
    const doing = doingOf(kind, payload);
    doings.push(doing);
    doing.ack = await deliver(kind, payload, retry);
    return doing.ack;
  };
}

function doingOf(kind: string, payload: Json): Doing {
  if (kind === 'event') {
    const event = payload.event as Json;
    // The bot's id goes on with a checksum of the words.
    return {
      id: `mention:${event.channel}:${event.ts}:`,
      key: String(event.thread_ts),
      ack: undefined,
      page: undefined,
    };
  }
  const key = String(payload.trigger_id);
  const [action] = (payload.actions ?? []) as Json[];
  const page = action && sharedPage(String(action.action_id));
  return { id: `${kind === 'slash' ? 'slash' : 'press'}:${key}`, key, ack: undefined, page };
}

function noteAnswers({ slack: { world }, came }: Stage): void {
  const known = new Set<Message>();
  world.watchers.add(({ message, trigger }) => {
    if (!message) return;
    const key = trigger ?? message.thread_ts ?? 'nowhere';
    const one = came.get(key) ?? { posted: [], came: 0 };
    one.came += 1;
    if (!known.has(message)) one.posted.push(message);
    known.add(message);
    came.set(key, one);
  });
}

function anybody({ slack, random }: Stage, may = false): Person {
  const { name, locale, may: admin } = oneOf(random, may ? PEOPLE.filter((one) => one.may) : PEOPLE);
  return slack.person({ name, locale, admin });
}

function act(stage: Stage): void {
  const { random } = stage;
  const words = oneOf(random, WORDS);
  const doings: (() => Promise<unknown> | undefined)[] = [
    () => anybody(stage).slash('/quote', words),
    () => anybody(stage).slash('/parley', `quote ${words} only-me`),
    () => anybody(stage).slash('/parley', 'help'),
    () => mention(anybody(stage), `@parley quote ${words}`),
    () => mention(anybody(stage, true), '@parley article add', newFile()),
    () => pressOne(stage, turnsPages),
    () => pressOne(stage, turnsPages),
    () => pressOne(stage, (button) => sharedPage(button) !== undefined),
  ];
  // Whether an answer comes is looked at later; where the bot is down none may.
  oneOf(random, doings)()?.catch(() => {});
}

/** Each in a thread of its own, by which its answer is known. */
function mention(person: Person, text: string, file?: { name: string; text: string }): Promise<unknown> {
  const thread = person.say('What do we make of this?').ts;
  const files = file ? [{ name: file.name, bytes: new TextEncoder().encode(file.text) }] : [];
  return person.mention(text, { thread, files });
}

/** Presses such a button on any message so far, as somebody who sees it. Undefined when there is none. */
function pressOne(stage: Stage, fits: (button: string) => boolean): Promise<unknown> | undefined {
  const { slack, random } = stage;
  const found = slack.world.messages.filter(isBots).flatMap((message) => {
    const shown = seen(message);
    return shown.buttons.flatMap(({ label, action }) => (fits(String(action.action_id)) ? [{ shown, label }] : []));
  });
  if (!found.length) return undefined;
  const { shown, label } = oneOf(random, found);
  return who(stage, shown.message).press(shown, label);
}

function who(stage: Stage, { only }: Message): Person {
  const facts = stage.slack.world.people.get(only ?? '');
  return facts ? stage.slack.person(facts) : anybody(stage);
}

async function turnOne(stage: Stage): Promise<string[]> {
  const pressed = pressOne(stage, turnsPages);
  return pressed ? answeredSoon('a button on Slack', pressed) : [];
}

function look(stage: Stage, done: readonly Doing[], doubtful: ReadonlySet<string>, rules: readonly string[]): Look {
  const counts = { done: done.length, answered: 0, 'in doubt': 0, 'not delivered': 0 };
  const faults = [...rules];
  for (const one of done) {
    const { posted, came } = stage.came.get(one.key) ?? { posted: [], came: 0 };
    if (posted.length > 1) faults.push(`Slack, ${one.id}: answered ${posted.length} times`);
    if (came > 0) counts.answered += 1;
    else if (one.ack?.status !== 200) counts['not delivered'] += 1;
    else if ([...doubtful].some((id) => id.startsWith(one.id))) counts['in doubt'] += 1;
    else faults.push(`Slack, ${one.id}: acknowledged and never answered`);
  }
  const nowhere = stage.came.get('nowhere')?.posted.length ?? 0;
  if (nowhere) faults.push(`Slack: ${nowhere} messages that belong to nothing`);
  return { counts, faults: [...faults, ...sharedTwice(stage)] };
}

function sharedTwice({ doings, came }: Stage): string[] {
  const times = new Map<string, number>();
  for (const { page, key } of doings) {
    const posted = came.get(key)?.posted.filter(({ only }) => only === undefined) ?? [];
    if (page) times.set(page, (times.get(page) ?? 0) + posted.length);
  }
  return [...times].flatMap(([page, count]) => (count > 1 ? [`Slack: ${page} shared ${count} times`] : []));
}
