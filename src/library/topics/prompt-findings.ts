import { LONGEST_ANSWER_IN_BOTH } from '#core/topic.ts';
import { listWords, type Words } from '#core/words.ts';
import type { Finding, YamlPath } from '../yaml-file.ts';
import { isFields, list, record, type TopicPart, word, type YamlFields } from './fields.ts';

/** The answers of all prompts as sentences of the file. */
export function answerParts(file: YamlFields): TopicPart[] {
  return list(file.prompts).flatMap((prompt, at) =>
    list(record(prompt).answers).map((one, n) => ({
      path: ['prompts', at, 'answers', n],
      fields: record(one),
      claims: false,
      isAnswer: true,
    })),
  );
}

/** The passages that a prompt opens with, by their place in the file. `camp`: under whose name one of two stands. */
export function openingIn(from: unknown): { path: YamlPath; camp?: string; typed: unknown }[] {
  if (from === undefined) return [];
  if (!isFields(from)) return [{ path: ['from'], typed: from }];
  return Object.entries(from).map(([camp, typed]) => ({ path: ['from', camp], camp, typed }));
}

/** Finds faults of prompts: what format 1 does not have, camps side by side that do not fit, answers that do not fit. */
export function promptFindings(file: YamlFields): Finding[] {
  const camps = list(file.camps).map((one) => word(record(one).id));
  return list(file.prompts)
    .map(record)
    .flatMap((prompt, at) => [
      ...(file.format === 1 ? needsFormat2(prompt, at) : []),
      ...(isFields(prompt.from) ? sideFindings(prompt, prompt.from, camps, at) : []),
      ...answerFindings(prompt, at),
    ]);
}

function needsFormat2(prompt: YamlFields, at: number): Finding[] {
  const needs = (key: string, what: Words): Finding => error(['prompts', at, key], 'needs-format-2', what);
  return [
    ...(prompt.answers === undefined ? [] : [needs('answers', ANSWERS_NEED)]),
    ...(isFields(prompt.from) ? [needs('from', SIDES_NEED)] : []),
    ...(Object.keys(prompt).length && prompt.from === undefined ? [needs('from', NO_PASSAGE_NEEDS)] : []),
  ];
}

function sideFindings(prompt: YamlFields, sides: YamlFields, camps: readonly string[], at: number): Finding[] {
  const path = ['prompts', at, 'from'];
  const named = Object.keys(sides);
  return [
    ...(named.length === 2 ? [] : [error(path, 'two-camps', TWO_CAMPS)]),
    ...named
      .filter((id) => !camps.includes(id))
      .map((id) => error([...path, id], 'unknown-camp', unknownCamp(id, camps))),
    ...(prompt.camp === undefined ? [] : [error(['prompts', at, 'camp'], 'camp-and-sides', CAMP_AND_SIDES)]),
  ];
}

function answerFindings(prompt: YamlFields, at: number): Finding[] {
  const answers = list(prompt.answers).map(record);
  const path = (n: number): YamlPath => ['prompts', at, 'answers', n];
  const length = ({ en, 'zh-Hans': zh }: YamlFields) =>
    en === zh ? word(en).length : word(en).length + word(zh).length;
  const isTwice = (one: YamlFields, n: number) =>
    (['en', 'zh-Hans'] as const).some(
      (key) => word(one[key]) && answers.findIndex((other) => word(other[key]) === word(one[key])) < n,
    );
  return answers.flatMap((one, n) => [
    ...(isTwice(one, n) ? [error(path(n), 'answer-twice', TWICE)] : []),
    ...(length(one) > LONGEST_ANSWER_IN_BOTH ? [error(path(n), 'answer-too-long', tooLong(length(one)))] : []),
  ]);
}

export const unknownCamp = (id: string, known: readonly string[]): Words => {
  const names = listWords(known);
  return {
    en: `there is no camp “${id}”; there are ${names.en || 'none'}`,
    zh: `没有这一派：“${id}”，现有：${names.zh || '无'}`,
  };
};

const error = (path: YamlPath, kind: string, what: Words): Finding => ({ path, kind, level: 'error', what });

const ANSWERS_NEED: Words = {
  en: 'answers to choose from belong to format 2: write “format: 2” at the top',
  zh: '可选的回答要用第 2 版格式：请在开头写 format: 2',
};
const SIDES_NEED: Words = {
  en: 'passages of two camps side by side belong to format 2: write “format: 2” at the top',
  zh: '并列两派原文要用第 2 版格式：请在开头写 format: 2',
};
const NO_PASSAGE_NEEDS: Words = {
  en: 'is missing: name the passage that it starts from; a prompt without one belongs to format 2: write “format: 2” at the top',
  zh: '缺少这一项：请写明从哪一句说起；不引原文的讨论题要用第 2 版格式：请在开头写 format: 2',
};
const TWO_CAMPS: Words = {
  en: 'side by side stand two camps: write from: { camp: "name:44", other-camp: "name:45" }',
  zh: '并列的是两派：写成 from: { 一派: "name:44", 另一派: "name:45" }',
};
const CAMP_AND_SIDES: Words = {
  en: 'is too much where “from” names two camps',
  zh: 'from 里已经写了两派，这里不用再写',
};
const TWICE: Words = { en: 'is among the answers twice', zh: '与前面的回答重复' };
const tooLong = (length: number): Words => ({
  en: `has ${length} characters in both languages together, at most ${LONGEST_ANSWER_IN_BOTH} fit a button`,
  zh: `两种语言共 ${length} 个字符，一个按钮最多放 ${LONGEST_ANSWER_IN_BOTH} 个`,
});
