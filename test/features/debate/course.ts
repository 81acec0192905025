import type { PublicLanguage } from '#core/language.ts';
import type { Drawing } from '#features/debate/drawing.ts';
import type { DebateMotion, Setup } from '#features/debate/events.ts';
import type { BallotChoice } from '#features/debate/result.ts';
import { by, type Told, tell, waitFor } from './told.ts';

/** What the speakers of a debate say, in their own words. */
type Speeches = { for: string; against: string; rebuttal: string; question: string; reason: string };

export const ENGLISH: Speeches = {
  for: 'A bridge belongs to everybody who crosses it.\n\nSo everybody should be able to see how it was built.',
  against: 'Whoever builds bridges for a living cannot give every drawing away.',
  rebuttal: 'A drawing that nobody may read is a bridge that nobody can mend.',
  question: 'Who pays for the next bridge?',
  reason: 'The example of the bridge that was closed for a year.',
};
export const CHINESE: Speeches = {
  for: '桥是给大家走的。\n\n怎么造的，大家也该看得到。',
  against: '靠造桥吃饭的人，不可能把每张图纸都白送出去。',
  rebuttal: '图纸谁也不许看，桥坏了就谁也修不了。',
  question: '下一座桥的钱谁来出？',
  reason: '那座关了一年的桥。',
};

export const ENGLISH_NAMES: Readonly<Record<string, string>> = {
  ...{ fay: 'Fay Lindqvist', ana: 'Ana Ruiz', bo: 'Bo Chen', cai: 'Cai Ning', dee: 'Dee Okafor', eli: 'Eli Novak' },
  ...{ gus: 'Gus Meyer', han: 'Han Mei', ivy: 'Ivy Park', jo: 'Jo Banda', kim: 'Kim Berg', liu: 'Liu Yang' },
};
export const CHINESE_NAMES: Readonly<Record<string, string>> = {
  ...{ fay: '范琳', ana: '安然', bo: '陈博', cai: '蔡宁', dee: '狄青', eli: '李乐' },
  ...{ gus: '顾山', han: '韩梅', ivy: '叶微', jo: '周舟', kim: '金敏', liu: '刘洋' },
};

/** Those who vote and speak for no side. */
const CROWD = ['eli', 'gus', 'han', 'ivy', 'jo', 'kim', 'liu', 'fay', 'dee'];

type Course = {
  services: Drawing['services'];
  language: PublicLanguage;
  motion: DebateMotion;
  names?: Readonly<Record<string, string>>;
  speeches?: Speeches;
  setup?: Partial<Setup>;
  /** What the crowd votes, in order. */
  opening?: readonly BallotChoice[];
  closing?: readonly BallotChoice[];
};

const MIXED: readonly BallotChoice[] = [
  ...(['undecided', 'undecided', 'undecided', 'for', 'for', 'for', 'against', 'against', 'against'] as const),
];
const MOVED: readonly BallotChoice[] = [
  ...(['for', 'for', 'for', 'for', 'for', 'for', 'against', 'against', 'against'] as const),
];

/** A whole debate in which every message is sent: Ana for, Bo and Cai against, a crowd that votes. */
export async function wholeDebate(course: Course): Promise<Told> {
  const { names = ENGLISH_NAMES, speeches = ENGLISH, opening = MIXED, closing = MOVED, ...rest } = course;
  const told = await tell({ ...rest, names });
  await inTheLobby(told);
  await voteAll(told, 'opening', opening);
  await waitFor(told, 1);
  await statements(told, speeches);
  await waitFor(told, 5);
  await questionTime(told, speeches);
  await waitFor(told, 8);
  await voteAll(told, 'closing', closing);
  told.write('jo', 'reason', 'reason', speeches.reason);
  await told.act({ kind: 'give-reason', by: by('jo'), id: 'reason' });
  for (let step = 0; step < 5 && told.debate().running; step++) await told.wait();
  return told;
}

async function inTheLobby(told: Told): Promise<void> {
  await told.act({ kind: 'join', by: by('ana'), stance: 'for' });
  await told.act({ kind: 'join', by: by('bo'), stance: 'against' });
  await told.act({ kind: 'join', by: by('cai'), stance: 'against' });
  await told.act({ kind: 'join', by: by('dee'), stance: 'undecided' });
  await told.act({ kind: 'join', by: by('eli'), stance: 'watching' });
  await told.act({ kind: 'start', by: by('fay') });
}

async function voteAll(told: Told, vote: 'opening' | 'closing', choices: readonly BallotChoice[]): Promise<void> {
  for (const [at, person] of CROWD.entries()) await told.vote(person, vote, choices[at] ?? 'undecided');
}

async function statements(told: Told, speeches: Speeches): Promise<void> {
  await told.speak('ana', 'speech-1', speeches.for);
  await put(told, 'ana', 'evidence-1', '25', '25');
  await told.wait();
  await told.act({ kind: 'done', by: by('ana') });
  await told.speak('bo', 'speech-2', speeches.against);
  await told.act({ kind: 'done', by: by('bo') });
  await told.act({ kind: 'pause', by: by('fay') });
  await told.act({ kind: 'resume', by: by('fay') });
  await told.act({ kind: 'extend', by: by('ana'), ms: 120_000 });
  await told.act({ kind: 'extend', by: by('eli'), ms: 120_000 });
}

async function questionTime(told: Told, speeches: Speeches): Promise<void> {
  told.write('eli', 'question', 'question-1', speeches.question);
  await told.act({ kind: 'ask', by: by('eli'), id: 'question-1', to: 'for' });
  await told.speak('ana', 'speech-3', speeches.rebuttal);
  await told.act({ kind: 'report', by: by('liu'), id: 'speech-3' });
  await told.act({ kind: 'withdraw', by: by('fay'), id: 'speech-3' });
  await told.act({ kind: 'hand-over', by: by('fay'), to: 'gus' });
  await told.act({ kind: 'undo', by: by('gus') });
  await told.act({ kind: 'skip', by: by('gus') });
}

export const put = (told: Told, person: string, id: string, from: string, to: string) =>
  told.act({ kind: 'put-evidence', by: by(person), id, cited: { article: 'open-weights', language: 'en', from, to } });
