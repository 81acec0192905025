import { setTimeout as sleep } from 'node:timers/promises';
import { UserError } from '#core/errors.ts';
import type { Claim, LiveTopic } from '#core/topic.ts';
import { act } from '#features/debate/act.ts';
import type { DebateCommand } from '#features/debate/commands.ts';
import { type Cited, readEvents, type Stance } from '#features/debate/events.ts';
import { debateFrom } from '#features/debate/evolve.ts';
import type { Side, Vote } from '#features/debate/format.ts';
import { quick } from '#features/debate/formats/quick.ts';
import type { BallotChoice } from '#features/debate/result.ts';
import { type Debate, stageOf } from '#features/debate/state.ts';
import type { Running } from '../src/services.ts';

/** Where the debate is played. `factor`: how fast its clock runs. */
export type DemoDebate = { running: Running; workspace: string; channel: string; factor: number };

/** The people: where they stand, and how they vote before and after. */
const PEOPLE: readonly { name: string; stance: Stance; before: BallotChoice; after: BallotChoice }[] = [
  { name: 'Dora', stance: 'watching', before: 'undecided', after: 'against' },
  { name: 'Ana', stance: 'for', before: 'for', after: 'for' },
  { name: '陈晓', stance: 'against', before: 'against', after: 'against' },
  { name: 'Ben', stance: 'for', before: 'for', after: 'for' },
  { name: 'Eva', stance: 'against', before: 'against', after: 'against' },
  { name: '方远', stance: 'watching', before: 'undecided', after: 'against' },
  { name: 'Goran', stance: 'watching', before: 'undecided', after: 'against' },
  { name: 'Hala', stance: 'watching', before: 'for', after: 'for' },
  { name: '林一', stance: 'watching', before: 'for', after: 'for' },
  { name: 'Jon', stance: 'watching', before: 'undecided', after: 'against' },
  { name: 'Kim', stance: 'watching', before: 'for', after: 'for' },
  { name: '梁舟', stance: 'watching', before: 'undecided', after: 'against' },
];
const LEADER = 'Dora';
const TOPIC = 'chip-controls';
const ID = 'demo';
/** ms between two things that people do. */
const EVERY = 700;

const QUESTIONS = [
  { by: 'Kim', to: 'for', words: 'If everything but military chips is sold, who decides what is military?' },
  { by: '方远', to: 'against', words: '堵上一个漏洞之后，下一个漏洞由谁来付代价？' },
] as const;
const REASONS = [
  { by: 'Goran', words: 'That the line between civilian and military use was never drawn.' },
  { by: '梁舟', words: '反方把期限讲清楚了，正方没有回答。' },
] as const;

type Said = { by: string; words: string; cited: Cited | undefined };
type Play = DemoDebate & { live: LiveTopic; argued: Record<Side, Said[]>; asked: number; reasoned: boolean };

/** Plays a quick debate on the first motion of a topic. Its arguments are the claims of the topic's camps. */
export async function playDebate(demo: DemoDebate): Promise<void> {
  const live = (await demo.running.services.topics.list(demo.workspace)).find(({ topic }) => topic.id === TOPIC);
  if (!live) throw new Error(`no topic ${TOPIC}`);
  const play: Play = { ...demo, live, argued: argumentsOf(live), asked: 0, reasoned: false };
  const { store } = demo.running;
  for (const { name } of PEOPLE) await store.participants.idOf(demo.workspace, `console ${name}`, name, name);
  await begin(play);
  for (;;) {
    const stored = await store.streams.read(demo.workspace, ID);
    const debate = debateFrom(readEvents(stored?.events ?? []));
    if (!debate || debate.phase === 'over') return;
    await oneStep(play, debate);
    await sleep(EVERY);
  }
}

async function begin(play: Play): Promise<void> {
  const [motion] = play.live.topic.motions;
  if (!motion) throw new Error('no motion');
  const { en, zh } = motion.words;
  const topic = { id: TOPIC, for: [...motion.for], against: [...motion.against] };
  await carryOut(play, {
    kind: 'open',
    by: LEADER,
    setup: {
      place: { platform: 'console', channel: play.channel },
      ...{ language: 'en', motion: { words: { en, zh }, topic }, format: quick.id, stages: [...quick.stages] },
      ...{ approves: false, opensThread: false },
    },
  });
  for (const { name, stance } of PEOPLE) {
    await carryOut(play, { kind: 'join', by: as(name), stance });
    await sleep(EVERY / 2);
  }
  await sleep(4_000);
  await carryOut(play, { kind: 'start', by: as(LEADER) });
}

const as = (person: string) => ({ person, steers: false });

async function carryOut(play: Play, command: DebateCommand, said?: { ballot?: BallotChoice; words?: string }) {
  const { running, workspace, factor } = play;
  const parts = { store: running.store, dice: running.services.outside.dice, factor };
  try {
    await act(parts, workspace, ID, command, async ({ ballots, streamTexts, clock }) => {
      const by = 'by' in command && typeof command.by === 'object' ? command.by.person : '';
      if (command.kind === 'vote' && said?.ballot)
        await ballots.put(workspace, ID, { by, vote: command.vote, choice: said.ballot });
      if (!('id' in command) || said?.words === undefined) return;
      const kind = command.kind === 'ask' ? 'question' : command.kind === 'give-reason' ? 'reason' : 'speech';
      const text = { id: command.id, stream: ID, by, kind, createdAt: await clock.now() };
      await streamTexts.put(workspace, { ...text, body: { text: said.words } });
    });
  } catch (error) {
    // The stage ended while somebody was speaking.
    if (!(error instanceof UserError)) throw error;
  }
}

/** What somebody does next. */
async function oneStep(play: Play, debate: Debate): Promise<void> {
  const stage = stageOf(debate);
  switch (stage?.kind) {
    case 'vote':
      return voteNext(play, debate, stage.vote);
    case 'turn':
      return speakNext(play, debate, stage.side);
    case 'floor':
      return onTheFloor(play, debate);
    default:
  }
}

async function voteNext(play: Play, debate: Debate, vote: Vote): Promise<void> {
  const next = PEOPLE.find(({ name }) => !debate.voted[vote].has(name));
  if (next) {
    const ballot = vote === 'opening' ? next.before : next.after;
    return carryOut(play, { kind: 'vote', by: as(next.name), vote }, { ballot });
  }
  if (vote === 'opening' || play.reasoned) return;
  play.reasoned = true;
  for (const { by, words } of REASONS)
    await carryOut(play, { kind: 'give-reason', by: as(by), id: `reason-${by}` }, { words });
}

/** Whoever is called speaks, with evidence, and says that they are done. */
async function speakNext(play: Play, debate: Debate, side: Side): Promise<void> {
  const speaker = debate.running?.speaker;
  const said = play.argued[side].shift();
  if (speaker === undefined) return;
  if (said) {
    const id = `speech-${side}-${play.argued[side].length}`;
    await carryOut(play, { kind: 'speak', by: as(speaker), id, characters: said.words.length }, { words: said.words });
    await sleep(EVERY * 3);
    if (said.cited)
      await carryOut(play, { kind: 'put-evidence', by: as(speaker), id: `evidence-${id}`, cited: said.cited });
    await sleep(EVERY * 6);
  }
  await carryOut(play, { kind: 'done', by: as(speaker) });
}

async function onTheFloor(play: Play, debate: Debate): Promise<void> {
  const question = QUESTIONS[play.asked];
  if (!question) {
    await sleep(EVERY * 4);
    return carryOut(play, { kind: 'skip', by: as(LEADER) });
  }
  play.asked += 1;
  const { by, to, words } = question;
  await carryOut(play, { kind: 'ask', by: as(by), id: `question-${play.asked}`, to }, { words });
  if (play.asked > 1) await carryOut(play, { kind: 'next-question', by: as(LEADER) });
  await sleep(EVERY * 5);
  const [answerer] = [...debate.people].filter(([, { stance }]) => stance === to).map(([person]) => person);
  const said = play.argued[to].shift();
  if (!answerer || !said) return;
  const id = `answer-${play.asked}`;
  await carryOut(play, { kind: 'speak', by: as(answerer), id, characters: said.words.length }, { words: said.words });
  await sleep(EVERY * 5);
}

/** The claims of the camps on each side, in the words of the topic, with their evidence. */
function argumentsOf({ topic, articles }: LiveTopic): Record<Side, Said[]> {
  const [motion] = topic.motions;
  const of = (camps: readonly string[] = []): Said[] =>
    topic.camps
      .filter(({ id }) => camps.includes(id))
      .flatMap(({ summary, claims, answer }) => [summary, ...claims, answer].map((claim) => saidOf(claim, articles)));
  return { for: of(motion?.for), against: of(motion?.against) };
}

function saidOf({ words, evidence }: Claim, articles: LiveTopic['articles']): Said {
  const [first] = evidence;
  const article = first && articles[first.article];
  const edition =
    article?.editions.find(({ language }) => language === (first?.language ?? 'en')) ?? article?.editions[0];
  const cited =
    first && article && edition
      ? { article: article.id, language: edition.language, from: first.from, to: first.to }
      : undefined;
  return { by: '', words: words.en, cited };
}
