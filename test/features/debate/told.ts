import type { PublicLanguage } from '#core/language.ts';
import { plainText } from '#core/plain-text.ts';
import type { Ballot } from '#core/ports/ballots.ts';
import type { Participant } from '#core/ports/participants.ts';
import type { StreamText } from '#core/ports/stream-texts.ts';
import type { Reply } from '#core/reply.ts';
import { sayIn } from '#core/words.ts';
import { type Announcement, announce, type DebateMessage } from '#features/debate/announce.ts';
import type { DebateCommand } from '#features/debate/commands.ts';
import { decide } from '#features/debate/decide.ts';
import type { Drawing } from '#features/debate/drawing.ts';
import type { DebateEvent, DebateMotion, Setup } from '#features/debate/events.ts';
import { evolve } from '#features/debate/evolve.ts';
import type { Vote } from '#features/debate/format.ts';
import { formatOf } from '#features/debate/formats/index.ts';
import { nextDue } from '#features/debate/plan.ts';
import type { BallotChoice } from '#features/debate/result.ts';
import type { Debate } from '#features/debate/state.ts';
import type { TextKind } from '#features/debate/texts.ts';
import { messageReply } from '#features/debate/words/message.ts';
import { toTraditional } from '#library/index.ts';

/** Noon of a day, at which every debate here is opened. */
export const NOON = Date.UTC(2026, 10, 23, 12);
export const DEBATE_ID = 'debate'.padEnd(22, '-');

/** A message that a debate has sent, as its readers saw it at that moment. */
export type Sent = { how: Announcement['kind']; message: DebateMessage; pings: readonly string[]; reply: Reply };

export type Told = {
  /** Everything that was sent, in order. */
  sent: Sent[];
  events: DebateEvent[];
  /** Names by random id, and texts by id; tests change them. */
  names: Map<string, Participant>;
  texts: Map<string, StreamText>;
  debate(): Debate;
  /** Carries out a command and words what is sent because of it. */
  act(command: DebateCommand): Promise<Sent[]>;
  /** Waits for what is due next. */
  wait(): Promise<Sent[]>;
  pass(ms: number): void;
  vote(person: string, vote: Vote, choice: BallotChoice): Promise<Sent[]>;
  write(person: string, kind: TextKind, id: string, words: string): void;
  speak(person: string, id: string, words: string): Promise<Sent[]>;
  /** Words a message of what happened last, as it is now. */
  draw(message: DebateMessage, also?: Partial<Drawing>): Promise<Reply | undefined>;
};

type Opening = {
  services: Drawing['services'];
  language?: PublicLanguage;
  format?: string;
  motion: DebateMotion;
  setup?: Partial<Setup>;
  /** What people are called, by random id; others are called as their id. */
  names?: Readonly<Record<string, string>>;
};

/** Opens a debate in memory that `fay` runs. */
export async function tell({
  services,
  language = 'en',
  format = 'oxford',
  motion,
  setup,
  names: called = {},
}: Opening): Promise<Told> {
  let now = NOON;
  let debate: Debate | undefined;
  const events: DebateEvent[] = [];
  const sent: Sent[] = [];
  const ballots = new Map<string, Ballot>();
  const names = new Map<string, Participant>();
  const texts = new Map<string, StreamText>();
  const known = (): Debate => {
    if (!debate) throw new Error('no debate');
    return debate;
  };

  const drawing = (event: DebateEvent, before: Debate): Drawing => ({
    ...{ workspace: 'local', id: DEBATE_ID, event, debate: before, present: known(), names, texts, services },
    ...{ language, now, say: sayIn(language, toTraditional) },
  });

  const act = async (command: DebateCommand): Promise<Sent[]> => {
    if ('by' in command) for (const one of [command.by].flat()) introduce(typeof one === 'string' ? one : one.person);
    const decided = decide(debate, command, { now, dice: () => 0, ballots: [...ballots.values()], reasons: reasons() });
    const steps = decided.map((event) => {
      debate = evolve(debate, event);
      events.push(event);
      return { event, after: debate };
    });
    const fresh: Sent[] = [];
    for (const { event, after } of steps)
      for (const one of announce(event, after)) {
        if (one.kind === 'transcript' || one.kind === 'past') continue;
        const isStanding = one.message.kind === 'lobby' || one.message.kind === 'plan' || one.kind === 'entry';
        const reply = await messageReply(drawing(event, isStanding ? known() : after), one.message);
        if (reply) fresh.push({ how: one.kind, message: one.message, pings: 'pings' in one ? one.pings : [], reply });
        if (one.kind === 'post') posted.push(one.message);
      }
    sent.push(...fresh);
    for (const message of posted.splice(0)) arrive('id' in message ? `${message.kind} ${message.id}` : message.kind);
    return fresh;
  };

  const reasons = () => [...texts.values()].filter(({ kind }) => kind === 'reason').map(({ id }) => id);
  const posted: DebateMessage[] = [];
  const arrive = (what: string) => {
    const event: DebateEvent = { kind: 'posted', at: now, what, id: what, link: `https://chat.example/${what}` };
    debate = evolve(debate, event);
    events.push(event);
  };
  const introduce = (person: string) => {
    if (names.has(person)) return;
    const name = called[person] ?? person.charAt(0).toUpperCase() + person.slice(1);
    names.set(person, { id: person, user: `console ${person}`, name });
  };
  const write: Told['write'] = (person, kind, id, words) => {
    texts.set(id, { id, stream: DEBATE_ID, by: person, kind, createdAt: now, body: { text: words } });
  };

  const place = { platform: 'console', channel: 'reading-group' } as const;
  const stages = formatOf(format)?.stages ?? [];
  await act({
    kind: 'open',
    by: 'fay',
    setup: { place, language, motion, format, stages: [...stages], approves: false, opensThread: false, ...setup },
  });

  return {
    ...{ sent, events, names, texts, debate: known, act, write },
    pass: (ms) => {
      now += ms;
    },
    wait: () => {
      const due = nextDue(known());
      if (due) now = Math.max(now, due.at);
      return act({ kind: 'due' });
    },
    vote: (person, vote, choice) => {
      ballots.set(`${vote} ${person}`, { by: person, vote, choice });
      return act({ kind: 'vote', by: { person, steers: false }, vote });
    },
    speak: (person, id, words) => {
      write(person, 'speech', id, words);
      return act({ kind: 'speak', by: { person, steers: false }, id, characters: words.length });
    },
    draw: async (message, also) => {
      const last = events.at(-1);
      return last && messageReply({ ...drawing(last, known()), ...also }, message);
    },
  };
}

/** Somebody who takes part; whoever runs the debate may steer. */
export const by = (person: string) => ({ person, steers: false });

/** A motion in somebody's own words. */
export const ownMotion = (words: string, only: 'en' | 'zh'): DebateMotion => ({
  words: { en: words, zh: words, only },
});

/** A motion of a topic of the shelf. */
export async function topicMotion({ topics }: Drawing['services'], id: string): Promise<DebateMotion> {
  const { topic } = (await topics.list('local')).find((live) => live.topic.id === id) ?? {};
  const motion = topic?.motions[0];
  if (!motion) throw new Error(`no motion in ${id}`);
  const { words, for: pro, against } = motion;
  return { words: { en: words.en, zh: words.zh }, topic: { id, for: [...pro], against: [...against] } };
}

/** Waits until a stage begins; at most as long as a debate can take. */
export async function waitFor(told: Told, stage: number): Promise<void> {
  for (let step = 0; step < 60 && told.debate().running && told.debate().running?.stage !== stage; step++)
    await told.wait();
}

/** Messages as plain text, with the labels of their buttons. */
export const read = (all: readonly { reply: Reply }[]): string => all.map(({ reply }) => readReply(reply)).join('\n\n');

/** The messages of a kind, as plain text with the labels of their buttons. */
export const readKind = ({ sent }: Told, kind: DebateMessage['kind'], how?: Sent['how']): string =>
  read(sent.filter((one) => one.message.kind === kind && (how === undefined || one.how === how)));

export const readReply = (reply: Reply | undefined): string => {
  if (!reply) return '';
  const labels = reply.blocks.flatMap((block) =>
    block.kind === 'buttons' ? [block.buttons.map(({ label }) => `[${label}]`).join(' ')] : [],
  );
  return [plainText(reply), ...labels].join('\n');
};
