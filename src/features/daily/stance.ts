import type { CommandContext } from '#core/command.ts';
import { UserError } from '#core/errors.ts';
import type { ScheduleRuns } from '#core/ports/schedule-runs.ts';
import { type Block, type Outcome, onlyMe, paragraph, subdued, text } from '#core/reply.ts';
import type { Say, Words } from '#core/words.ts';
import { answersIn, postOf, promptOf } from './post.ts';
import { isPosted, momentOf, type RunBody, readRun } from './run.ts';
import { requireTakingPart } from './taking-part.ts';
import { nextStep, type Range, readSteps, type TallyStep, tallyOf } from './tally.ts';

/** Actions of the buttons of answers: `stance.<index>`. */
const ACTION = /^stance\.(\d)$/;
export const isStance = (action: string): boolean => ACTION.test(action);

/** Stores the answer that somebody tapped, and tells them alone what they chose and what others did. `cardId`: as in `postOf`. */
export async function pressStance(context: CommandContext, action: string, cardId: string): Promise<Outcome> {
  requireTakingPart(context);
  const { workspace } = context.requester.place;
  const answer = Number(ACTION.exec(action)?.[1] ?? Number.NaN);
  const { schedule, date, run, answers } = await pressed(context, cardId);
  const words = answers[answer];
  if (!words) throw new UserError({ kind: 'card-gone' });
  const post = postOf(schedule, date);
  const person = context.requester.user.id;
  const isClosed = await isFollowed(context.services.store.scheduleRuns, workspace, { schedule, date, run });
  const result = isClosed
    ? await asItWas(context, post, person)
    : await take(context, { workspace, post, person, answer });
  return toldTo(context, answers, { ...result, answer: isClosed ? undefined : answer });
}

/** Finds the post, and the answers that it offers. */
async function pressed({ services, requester }: CommandContext, cardId: string) {
  const { workspace } = requester.place;
  const [schedule = '', ...rest] = cardId.split('.');
  const date = rest.join('.');
  const stored = await services.store.scheduleRuns.get(workspace, schedule, date);
  const run = stored && readRun(stored);
  if (run?.item?.kind !== 'prompt') throw new UserError({ kind: 'card-gone' });
  const found = run.answers ? undefined : await promptOf(services, workspace, run.item);
  return { schedule, date, run, answers: answersIn(run, found?.prompt) };
}

/** Runs that are read at once when a later post is looked for. */
const PAGE = 20;
const ISO_LENGTH = '2026-12-24'.length;

/** True if the schedule has posted something after this. Several posts of one date are in no particular order. */
async function isFollowed(
  runs: ScheduleRuns,
  workspace: string,
  { schedule, date, run }: { schedule: string; date: string; run: RunBody },
): Promise<boolean> {
  const day = date.slice(0, ISO_LENGTH);
  let before: string | undefined;
  for (;;) {
    const page = await runs.list(workspace, schedule, PAGE, before);
    const sinceThen = page.filter((one) => one.date >= day && one.date !== date).map(readRun);
    if (sinceThen.some((one) => isPosted(one) && momentOf(one) > momentOf(run))) return true;
    before = page.at(-1)?.date;
    if (page.length < PAGE || before === undefined || before < day) return false;
  }
}

/** `earlier`: what the person had answered before. */
type Taken = { earlier: number | undefined; steps: TallyStep[] };
type Stance = { workspace: string; post: string; person: string; answer: number };

/** Stores the answer, and the next step of the tally if it is full. */
async function take(
  { services: { store } }: CommandContext,
  { workspace, post, person, answer }: Stance,
): Promise<Taken> {
  return store.transaction(workspace, async ({ stances, tallies }) => {
    const earlier = await stances.put(workspace, post, person, answer);
    const steps = readSteps(await tallies.steps(workspace, post));
    const next = nextStep(await tallies.open(workspace, post), steps.length);
    if (next) await tallies.add(workspace, post, next);
    return { earlier, steps: next ? [...steps, next] : steps };
  });
}

/** What somebody sees once the post is closed: the tally, if they have answered. */
async function asItWas({ services, requester }: CommandContext, post: string, person: string): Promise<Taken> {
  const { stances, tallies } = services.store;
  const { workspace } = requester.place;
  const earlier = (await stances.of(workspace, person))[post];
  return { earlier, steps: earlier === undefined ? [] : readSteps(await tallies.steps(workspace, post)) };
}

/** `answer`: undefined if the post was closed. */
type Told = Taken & { answer: number | undefined };

function toldTo({ requester, sayTo }: CommandContext, answers: readonly Words[], told: Told): Outcome {
  const say = sayTo('only-me');
  const tally = tallyOf(told.steps, answers.length);
  const has = told.answer !== undefined || told.earlier !== undefined;
  const blocks: Block[] = [
    paragraph(text(say(chosenWords(answers, told)))),
    ...(has ? tallyBlocks(answers, tally, told.answer === undefined, say) : []),
  ];
  return onlyMe({ language: requester.language, blocks });
}

function chosenWords(answers: readonly Words[], { answer, earlier }: Told): Words {
  const named = (index: number | undefined) => (index === undefined ? undefined : answers[index]);
  const [now, before] = [named(answer), named(earlier)];
  if (!now)
    return before
      ? worded(CLOSED_WITH, before)
      : {
          en: 'This question is closed: the next one has come.',
          zh: '下一题已经发出，这一题不再收回答。',
        };
  if (before && earlier !== answer) return worded(CHANGED, now);
  return worded(CHOSEN, now);
}

type Sentence = { en(answer: string): string; zh(answer: string): string };
const worded = ({ en, zh }: Sentence, answer: Words): Words => ({
  en: en(answer.en),
  zh: zh(answer.zh),
  ...(answer.hant && { kept: [answer.zh] }),
});
const CHOSEN: Sentence = {
  en: (answer) => `You chose “${answer}”. You can change it until the next question comes. Nobody else sees it.`,
  zh: (answer) => `你选了“${answer}”。下一题发出前都可以改，别人看不到你的选择。`,
};
const CHANGED: Sentence = {
  en: (answer) => `Changed: “${answer}” is your answer now. Nobody else sees it.`,
  zh: (answer) => `已改为“${answer}”。别人看不到你的选择。`,
};
const CLOSED_WITH: Sentence = {
  en: (answer) => `This question is closed: the next one has come. Your answer was “${answer}”.`,
  zh: (answer) => `下一题已经发出，这一题不再收回答。你当时选的是“${answer}”。`,
};

function tallyBlocks(
  answers: readonly Words[],
  tally: ReturnType<typeof tallyOf>,
  isClosed: boolean,
  say: Say,
): Block[] {
  if (!tally) return isClosed ? [] : [subdued(text(say(TOO_FEW)))];
  const items = answers.map((answer, at) => [text(`${say(answer)}${say(COLON)}${rangeText(tally.ranges[at])}`)]);
  return [paragraph(text(say(firstWords(tally.people)))), { kind: 'list', items }, subdued(text(say(STEPS)))];
}

const COLON: Words = { en: ': ', zh: '：' };

const rangeText = ({ least, most }: Range = { least: 0, most: 0 }): string =>
  least === most ? String(least) : `${least}–${most}`;

const firstWords = (people: number): Words => ({
  en: `Of the first ${people} who answered:`,
  zh: `最先作答的 ${people} 人当中：`,
});
const TOO_FEW: Words = {
  en: 'When five have answered, press again to see how they answered.',
  zh: '满五人作答后，再点一次就能看到大家怎么选。',
};
const STEPS: Words = {
  en: 'Counted in steps of several people, and roughly where nearly all agree, so that nobody’s answer can be read off. Who changes an answer that is counted does not change the count.',
  zh: '每满几个人统计一次；意见接近一致时只给大致范围，免得看出谁选了什么。已经统计过的回答再改，数字不变。',
};
