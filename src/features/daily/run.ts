import { z } from 'zod';
import type { ScheduleRun } from '#core/ports/schedule-runs.ts';
import type { Words } from '#core/words.ts';
import type { Item } from './schedule.ts';

const Answer: z.ZodType<Words> = z.object({
  en: z.string(),
  zh: z.string(),
  hant: z.string().exactOptional(),
  only: z.enum(['en', 'zh']).exactOptional(),
  kept: z.array(z.string()).exactOptional(),
});

/**
 * What became of a date. `queued`: to be sent. `posted`, `late`: it is there. `missed`: Parley was not running, until it was too late; `to` and
 * `count` where several dates in a row were missed. `skipped`: somebody skipped it. `failed`: it could not be posted. `in doubt`: it may be there.
 */
const Body = z.object({
  format: z.literal(1),
  kind: z.enum(['queued', 'posted', 'late', 'missed', 'skipped', 'failed', 'in doubt']),
  /** Ms, when it was due, and when it was posted. */
  due: z.number(),
  at: z.number().optional(),
  item: z.unknown().optional(),
  /** The platform's id of the message, and the address where it is. */
  message: z.string().optional(),
  link: z.string().optional(),
  /** The answers to tap, in the words and the order in which they are posted. Old rows say only that there were some: `hasAnswers`. */
  answers: z.array(Answer).readonly().optional(),
  hasAnswers: z.boolean().optional(),
  /** Words of the question, by which people know the post. */
  title: z.string().optional(),
  why: z.string().optional(),
  to: z.string().optional(),
  count: z.number().optional(),
  /** Name and id of who skipped it. */
  by: z.string().optional(),
  byId: z.string().optional(),
});
export type RunBody = Omit<z.infer<typeof Body>, 'item'> & { item?: Item };

export function readRun({ body }: ScheduleRun): RunBody {
  return Body.parse(body) as RunBody;
}

/** A run as it is stored. */
export function runRow(schedule: string, date: string, body: Omit<RunBody, 'format'>): ScheduleRun {
  return { schedule, date, body: { format: 1, ...body } };
}

type Queued = { due: number; item: Item; answers: readonly Words[] | undefined };
export const queuedRun = (schedule: string, date: string, { answers, ...queued }: Queued): ScheduleRun =>
  runRow(schedule, date, { kind: 'queued', ...queued, ...(answers && { answers }) });

/** True if the post offers answers to tap. */
export const offersAnswers = ({ answers, hasAnswers }: Pick<RunBody, 'answers' | 'hasAnswers'>): boolean =>
  answers !== undefined || hasAnswers === true;

/** True if it is there for everybody to see. */
export const isPosted = ({ kind }: Pick<RunBody, 'kind'>): boolean => kind === 'posted' || kind === 'late';

/** When it was posted, or was to be. */
export const momentOf = ({ at, due }: Pick<RunBody, 'at' | 'due'>): number => at ?? due;
