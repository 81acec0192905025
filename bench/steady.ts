import type { PersonFacts } from '../test/simulators/slack/world.ts';
import type { BareSlack } from './bare-slack.ts';
import { quantile } from './program.ts';

/** A command that somebody sent. `at`: ms since the epoch when it was due; `ms` until the answer was there; `failed`: why none came. */
export type Sent = { what: string; at: number; ms?: number; failed?: string };

/** People who send commands without end, so many a second, whether or not the earlier ones are answered: a queue shows. */
export type Load = {
  sent: readonly Sent[];
  /** Resolves when everything that was sent is answered or has failed. */
  settled(): Promise<void>;
  stop(): Promise<void>;
};

const PEOPLE = 20;
/** Buttons that are still pressed. */
const LATEST = 50;

type Line = readonly [command: string, text: string];
/** `press`: a button of a quotation that came before. */
const LINES: readonly (Line | 'press')[] = [
  ['/quote', 'safety talks'],
  ['/quote', 'chip-controls:5'],
  'press',
  ['/camps', 'export controls'],
  ['/quote', '出口管制 适得其反'],
  ['/prompt', ''],
  ['/quote', '“open weights”'],
  'press',
  ['/camps', ''],
  ['/quote', 'chip-controls:12-14'],
  ['/parley', 'help'],
  ['/quote', 'shortage was the teacher'],
  ['/parley', 'article list'],
];

type Stage = { slack: BareSlack; people: PersonFacts[]; buttons: string[] };

/** `rate`: commands a second. */
export async function startLoad(slack: BareSlack, rate: number): Promise<Load> {
  const people = Array.from({ length: PEOPLE }, (_, index) => slack.person(`Reader ${index}`));
  const stage: Stage = { slack, people, buttons: [] };
  // Who somebody is has to be asked for at their first command.
  await Promise.allSettled(people.map((one) => slack.ask(one, '/quote', 'export controls')));
  const sent: Sent[] = [];
  const open = new Set<Promise<void>>();
  const start = Date.now();
  const tick = () => {
    for (; start + (sent.length * 1000) / rate <= Date.now(); ) {
      const one: Sent = { what: '', at: start + (sent.length * 1000) / rate };
      const done = send(stage, one, sent.length).finally(() => open.delete(done));
      sent.push(one);
      open.add(done);
    }
  };
  const timer = setInterval(tick, 2);
  const settled = async () => void (await Promise.all(open));
  const stop = async () => {
    clearInterval(timer);
    await settled();
  };
  return { sent, settled, stop };
}

async function send({ slack, people, buttons }: Stage, one: Sent, index: number): Promise<void> {
  const person = people[index % people.length] as PersonFacts;
  const line = LINES[index % LINES.length] ?? 'press';
  const button = buttons[index % buttons.length];
  try {
    if (line === 'press' && button !== undefined) {
      one.what = `a press on ${button.split('|')[1]}`;
      await slack.press(person, button);
    } else {
      const [command, text] = line === 'press' ? (['/parley', 'help'] as const) : line;
      one.what = `${command} ${text}`.trim();
      note(buttons, await slack.ask(person, command, text));
    }
  } catch (error) {
    one.failed = error instanceof Error ? error.message : String(error);
  }
  one.ms = Date.now() - one.at;
}

/** Keeps the first button of a quotation that everybody saw. */
function note(buttons: string[], answer: string): void {
  const button = /"action_id":"(quote\|show[^"]+)"/.exec(answer)?.[1];
  if (button === undefined) return;
  buttons.push(button);
  if (buttons.length > LATEST) buttons.shift();
}

export type Latency = { sent: number; answered: number; failed: number; p50: number; p99: number };

/** What came of commands; one that failed counts with the time until somebody was told so. */
export function latency(sent: readonly Sent[]): Latency {
  const done = sent.filter(({ ms }) => ms !== undefined);
  const answered = done.filter(({ failed }) => failed === undefined);
  const took = done.map(({ ms = 0 }) => ms);
  const failed = sent.length - answered.length;
  return { sent: sent.length, answered: answered.length, failed, p50: quantile(took, 0.5), p99: quantile(took, 0.99) };
}
