import { UserError } from '#core/errors.ts';
import type { Words } from '#core/words.ts';
import { inFigures, normalise } from '../daily/typed.ts';
import { hours, lengthOf, minutes, type Stage } from './format.ts';
import { FORMATS } from './formats/index.ts';
import { readLength } from './length.ts';
import { lengthWords } from './words/times.ts';

/** Shortest and longest ms of a stage. */
const SHORTEST = 20_000;
const LONGEST = hours(24 * 14);

/** Ms of a bare number in these stages: hours where every stage takes hours, else minutes. */
export const unitOf = (stages: readonly Stage[]): number =>
  stages.every(({ ms }) => ms >= hours(1)) ? hours(1) : minutes(1);

type Sets = (stage: Stage, ms: number) => Stage;
const ms =
  (meant: (stage: Stage) => boolean): Sets =>
  (stage, length) =>
    meant(stage) ? { ...stage, ms: length } : stage;
const part = (name: string): Sets => ms((stage) => 'part' in stage && stage.part === name);
const vote = (name?: string): Sets => ms((stage) => stage.kind === 'vote' && (!name || stage.vote === name));
const SIDE = '(?:for|against|both)?';

/** What a name in the times means. The first that fits counts. */
const NAMES: readonly (readonly [RegExp, Sets])[] = [
  [/^(?:opening|first) (?:vote|ballot)s?$|^(?:首轮|首次|第1轮|第1次|初次?)(?:投票|表决)$/u, vote('opening')],
  [/^(?:closing|final|last|second) (?:vote|ballot)s?$|^(?:末轮|最后|终|第2轮|第2次)(?:投票|表决)$/u, vote('closing')],
  [/^(?:vote|voting|ballot|poll)s?$|^(?:投票|表决|每次投票)$/u, vote()],
  [
    new RegExp(
      `^(?:openings?|opening (?:statement|speech)(?:e?s)?|statements?) ?${SIDE}$|^(?:立论|开篇|陈词|申论)$`,
      'u',
    ),
    part('opening'),
  ],
  [new RegExp(`^(?:rebuttals?|repl(?:y|ies)|responses?) ?${SIDE}$|^(?:反驳|驳论|回应)$`, 'u'), part('rebuttal')],
  [
    new RegExp(
      `^(?:closings?|closing (?:statement|speech)(?:e?s)?|summar(?:y|ies)) ?${SIDE}$|^(?:总结|结辩|总结陈词)$`,
      'u',
    ),
    part('closing'),
  ],
  [
    /^(?:floor|questions?|q ?& ?a|qa|question round)$|^(?:提问|问答|自由提问|自由辩论)$/u,
    ms(({ kind }) => kind === 'floor'),
  ],
  [
    /^(?:each|per question|each question|answers?|a question)$|^(?:每问|每题|每个问题|每个提问)$/u,
    (stage, length) => (stage.kind === 'floor' ? { ...stage, each: Math.min(length, stage.ms) } : stage),
  ],
  [
    /^(?:turns?|speech(?:es)?|each speech|each turn)$|^(?:发言|每次发言|每轮发言)$/u,
    ms(({ kind }) => kind === 'turn' || kind === 'window'),
  ],
];

/** What is counted and not timed. */
const BUDGETS: readonly (readonly [RegExp, 'characters' | 'quotations', most: number])[] = [
  [/^(?:characters?|chars?|letters?|length)$|^(?:字数|字|字符)$/u, 'characters', 30_000],
  [/^(?:quotations?|quotes?|evidence|citations?)$|^(?:引文|引用|证据|引文数)$/u, 'quotations', 50],
];

/**
 * Changes the times of a format as they were typed: `openings 3, floor 10`, `立论 3，提问 10`, `total 30` or `30` alone, `x2`, `characters 2000`.
 * Several are separated by commas or follow one another. Throws the user error 'bad-debate-value'.
 */
export function withTimes(stages: readonly Stage[], typed: string): Stage[] {
  const unit = unitOf(stages);
  return entriesOf(typed)
    .reduce<Stage[]>((before, entry) => changed(before, entry, unit), [...stages])
    .map(bounded);
}

/** True if these are times of some format. */
export const readsAsTimes = (typed: string): boolean =>
  FORMATS.some(({ stages }) => {
    try {
      return withTimes(stages, typed).length > 0;
    } catch (error) {
      if (error instanceof UserError) return false;
      throw error;
    }
  });

const entriesOf = (typed: string): string[] =>
  typed
    .split(/[,;，；、\n]|\band\b(?!\s+(?:\d|(?:a\s+)?half\b))/u)
    .map((one) => inFigures(normalise(one)))
    .flatMap(apart)
    .filter(Boolean);

const NAMED =
  /([^\d\s.:=][^\d.:=]*?)[ :=]*(\d+(?:\.\d+)?(?: ?(?:s|secs?|m|mins?|minutes?|h|hours?|d|days?|秒|分钟?|小时|天))?)(?![a-z])(?: |(?=\p{Script=Han})|$)/u;

/** Several names with their times and no comma between them: `opening 3 rebuttal 2`, `立论3反驳2`. */
function apart(entry: string): string[] {
  const found = [...entry.matchAll(new RegExp(NAMED, 'gu'))];
  const isAll = found.map(([whole]) => whole).join('') === entry;
  return found.length > 1 && isAll ? found.map(([, name, value]) => `${name} ${value}`) : [entry];
}

function changed(stages: Stage[], entry: string, unit: number): Stage[] {
  const factor = factorIn(entry);
  if (factor !== undefined) return scaled(stages, factor);
  const whole = readLength(entry, unit);
  if (whole !== undefined) return inAll(stages, whole);
  const { name, value } = namedValue(entry);
  const budget = BUDGETS.find(([names]) => names.test(name));
  if (budget) return withBudget(stages, budget, value, entry);
  const length = readLength(value, unit);
  if (length === undefined) throw unreadable(entry);
  if (/^(?:total|all|in total|altogether|overall|whole|everything)$|^(?:总共|一共|总计|全程|总时长|共)$/u.test(name))
    return inAll(stages, length);
  return set(stages, name, length, entry);
}

/** `x2`, `2x`, `×0.5`, double, half, 加倍. */
function factorIn(entry: string): number | undefined {
  if (/^(?:double|twice)$|^(?:加倍|双倍|2倍)$/u.test(entry)) return 2;
  if (/^half$|^(?:减半|1半|一半)$/u.test(entry)) return 0.5;
  const [, before, after] = /^(?:[x×*] ?(\d+(?:\.\d+)?)|(\d+(?:\.\d+)?) ?[x×*倍])$/u.exec(entry) ?? [];
  const count = Number(before ?? after ?? Number.NaN);
  return count > 0 ? count : undefined;
}

/** The name and the value of `openings 3`, `openings: 3 min`, `3 min for openings`. */
function namedValue(entry: string): { name: string; value: string } {
  const [, name, value] = /^(.*?[^\d.\s:=])\s*[:=]?\s*(\d.*|半.*)$/u.exec(entry) ?? [];
  if (name !== undefined && value !== undefined) return { name: name.trim(), value: value.replace(/ each$/u, '') };
  const [, first = '', rest = ''] =
    /^(\d+(?:\.\d+)? ?(?:s|sec|min|mins|minutes?|h|hours?|d|days?)?)\s+(?:for )?(.+)$/u.exec(entry) ?? [];
  return { name: rest.trim(), value: first };
}

function withBudget(stages: Stage[], [, field, most]: (typeof BUDGETS)[number], value: string, entry: string): Stage[] {
  const count = Number(/^\d+$/u.exec(value.replace(/ ?(?:字|个|条)$/u, ''))?.[0] ?? Number.NaN);
  if (!(count >= 1 && count <= most)) throw unreadable(entry);
  if (!stages.some(({ kind }) => kind === 'window')) throw notThere(entry);
  return stages.map((stage) => (stage.kind === 'window' ? { ...stage, [field]: count } : stage));
}

function set(stages: Stage[], name: string, length: number, entry: string): Stage[] {
  const sets = NAMES.find(([names]) => names.test(name))?.[1];
  if (!sets) throw unreadable(entry);
  const after = stages.map((stage) => sets(stage, length));
  if (after.every((stage, at) => stage === stages[at])) throw notThere(entry);
  return after;
}

/** Shortens or lengthens all stages alike, so that they take so long together. Throws a user error if that is too short for one of them. */
function inAll(stages: readonly Stage[], length: number): Stage[] {
  const least = (SHORTEST * lengthOf(stages)) / Math.min(...stages.map(({ ms }) => ms));
  if (length < least) throw bad(tooShortInAll(least));
  const after = scaled(stages, length / lengthOf(stages));
  // What rounding has left goes to a stage that is not one side's alone.
  const longest = Math.max(0, ...after.map((stage) => (stage.kind === 'turn' ? 0 : stage.ms)));
  const at = after.findIndex((stage) => stage.kind !== 'turn' && stage.ms === longest);
  const rest = length - lengthOf(after);
  return after.map((stage, index) => (index === at ? { ...stage, ms: Math.max(SHORTEST, stage.ms + rest) } : stage));
}

const scaled = (stages: readonly Stage[], factor: number): Stage[] =>
  stages.map((stage) => ({
    ...stage,
    ms: neat(stage.ms * factor),
    ...(stage.kind === 'floor' && { each: neat(stage.each * factor) }),
  }));

/** Lengths from which times are rounded to these steps, so that nobody is given 2 minutes 9 seconds. */
const STEPS: readonly (readonly [from: number, step: number])[] = [
  [hours(12), hours(1)],
  [hours(1), minutes(5)],
  [minutes(5), minutes(0.5)],
  [minutes(1), minutes(0.25)],
  [0, 5_000],
];

function neat(length: number): number {
  const step = STEPS.find(([from]) => length >= from)?.[1] ?? 1_000;
  return Math.round(length / step) * step;
}

/** Whole seconds, within bounds. */
function bounded(stage: Stage): Stage {
  const whole = (length: number) => Math.round(length / 1_000) * 1_000;
  const length = whole(stage.ms);
  if (length < SHORTEST) throw bad(TOO_SHORT);
  if (length > LONGEST) throw bad(TOO_LONG);
  return {
    ...stage,
    ms: length,
    ...(stage.kind === 'floor' && { each: Math.min(length, Math.max(SHORTEST, whole(stage.each))) }),
  };
}

const bad = (words: Words): UserError => new UserError({ kind: 'bad-debate-value', words });
const TOO_SHORT: Words = { en: 'A stage takes at least 20 seconds.', zh: '一个环节至少 20 秒。' };
const tooShortInAll = (least: number): Words => {
  const { en, zh } = lengthWords(least);
  return {
    en: `That is too short for this format: with all its stages it takes at least ${en}.`,
    zh: `这种赛制环节多，总时长至少要 ${zh}。`,
  };
};
const TOO_LONG: Words = { en: 'A stage takes two weeks at most.', zh: '一个环节最长两周。' };

const unreadable = (entry: string): UserError =>
  bad({
    en: `I cannot read “${entry}” as a time. Write: openings 3, rebuttals 2, floor 10, votes 1; or total 30; or x2.`,
    zh: `看不懂“${entry}”。请这样写：立论 3，反驳 2，提问 10，投票 1；或者：总共 30；或者：x2。`,
    kept: [entry],
  });

const notThere = (entry: string): UserError =>
  bad({
    en: `This format has nothing for “${entry}”.`,
    zh: `这种赛制里没有“${entry}”所指的环节。`,
    kept: [entry],
  });
