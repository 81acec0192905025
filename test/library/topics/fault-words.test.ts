import { describe, expect, it } from 'vitest';
import { faultWords } from '#core/topic.ts';
import { checkTopic } from '#library/topics/check.ts';
import { withReview } from '#library/topics/reviewed-file.ts';
import { BREAKS, BREAKS_2, BREAKS_BESIDE, CRANE, GOOD, GOOD_2 } from './faults.ts';

const faultsOf = (text: string) => checkTopic('crane', text, { articles: [CRANE], groups: [] }).faults;
const told = (from: string, to: string) => {
  if (!GOOD.includes(from)) throw new Error(`nothing to break: ${from}`);
  return faultsOf(GOOD.replace(from, to)).map((one) => {
    const { en, zh } = faultWords(one);
    return [en, zh];
  });
};

describe('what is wrong with a topic', () => {
  it('is told by camps and sentences, in both languages', () => {
    expect(told(', zh-Hans: "承诺没有留住一个工人。"', '')).toContainEqual([
      'Camp “For the dockers”, answer to the others: has no Chinese; who reads Chinese sees the English, marked',
      '“替工人说话”，对其他各派的回应：没有中文，中文读者会看到注明语言的英文',
    ]);
    expect(told('kind: compare', 'kind: guess')[0]).toEqual([
      'Prompt “left”, kind: must be one of understand, compare, test-the-evidence, steelman, apply, change-your-mind',
      '讨论题“left”，题型：应为 understand、compare、test-the-evidence、steelman、apply、change-your-mind 之一',
    ]);
    expect(told('  - { en: "Forty dockers left.", zh-Hans: "四十名码头工人离开了。" }\n', '')[0]).toEqual([
      'The background: at least 3 belong here; there are 2',
      '背景：至少要有 3 项，现有 2 项',
    ]);
    expect(told('"crane:2', '"winch:2')[0]?.[0]).toMatch(/^Camp “For the dockers”, summary, first piece of evidence: /);
  });

  it('never speaks of the file’s keys, its parser or its schema', () => {
    const broken = [...Object.values(BREAKS), ...Object.values(BREAKS_BESIDE)].map(([from, to]) =>
      GOOD.replace(from, to),
    );
    const files = [
      ...broken,
      ...Object.values(BREAKS_2).map(([from, to]) => GOOD_2.replace(from, to)),
      'format: [1\nquestion: "',
      `${GOOD}more: &a [*a]`,
      '',
      GOOD.replace('question:', '\tquestion:'),
    ];
    for (const one of files.flatMap(faultsOf)) {
      const { en, zh } = faultWords(one);
      expect(`${en} ${zh}`).not.toMatch(/zh-Hans|camps\.|\.\d+\.|YAML|zod|expected|invalid|undefined/i);
    }
  });
});

describe('a review', () => {
  const review = 'reviewed: { by: "Ana", on: 2026-12-01 }';
  it('is written into a topic’s file, in place of an older one, and nothing else is changed', () => {
    expect(withReview(GOOD, 'Ana', '2026-12-01')).toBe(GOOD.replace('reviewed: { by: Ines, on: 2026-11-24 }', review));
    expect(withReview(GOOD_2, 'Ana', '2026-12-01')).toBe(
      GOOD_2.replace('reviewed: { by: Ines, on: 2026-11-24 }', review),
    );
    const none = GOOD.replace('reviewed: { by: Ines, on: 2026-11-24 }\n', '# the end\n');
    expect(withReview(none, 'Ana', '2026-12-01')).toBe(`${none}${review}\n`);
    const block = GOOD.replace(
      'reviewed: { by: Ines, on: 2026-11-24 }\n',
      'reviewed:\n  by: Ines\n  on: 2026-11-24\n# the end\n',
    );
    expect(withReview(block, 'Ana', '2026-12-01')).toBe(none.replace('# the end\n', `${review}\n# the end\n`));
  });
});
