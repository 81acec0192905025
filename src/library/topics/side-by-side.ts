import { currentRevision, findEdition, passageText } from '#core/article.ts';
import { passagesOf } from '#core/labels.ts';
import type { Standing, StandingText, Topic } from '#core/topic.ts';
import type { Words } from '#core/words.ts';
import type { Finding, YamlPath } from '../yaml-file.ts';

/** Two passages side by side are uneven if one has more than this many times the characters of the other. */
const UNEVEN = 2;

/** A piece of evidence by its path in the file, and where it stands. */
type Located = { path: YamlPath; standing?: Standing };

/**
 * Checks fairness where a prompt opens with passages of two camps: each is among the evidence of the camp under whose name it stands, and both
 * are about as long.
 */
export function sideBySide(topic: Topic, located: readonly Located[]): Finding[] {
  return topic.prompts.flatMap(({ sides }, at) => {
    if (!sides) return [];
    const path = ['prompts', at, 'from'];
    const found = sides.map(({ camp }) => ({ camp, standing: thereAt([...path, camp], located) }));
    const foreign = found.flatMap(({ camp, standing }) => {
      const index = topic.camps.findIndex(({ id }) => id === camp);
      return standing && !labelsOf(index, standing, located).some((label) => standing.labels.includes(label))
        ? [warning([...path, camp], 'not-of-camp', NOT_OF_CAMP)]
        : [];
    });
    const [one, other] = found.map(({ standing }) => standing);
    return one && other && areUneven(one, other)
      ? [...foreign, warning(path, 'uneven-passages', UNEVEN_WORDS)]
      : foreign;
  });
}

function thereAt(path: YamlPath, located: readonly Located[]): StandingText | undefined {
  const standing = located.find((one) => one.path.join('.') === path.join('.'))?.standing;
  return standing?.kind === 'there' ? standing : undefined;
}

/** The labels of a camp's evidence in the article and edition of a passage. */
function labelsOf(camp: number, { article, language }: StandingText, located: readonly Located[]): string[] {
  const own = located.filter(({ path }) => path[0] === 'camps' && path[1] === camp);
  return own.flatMap(({ standing }) =>
    standing?.kind === 'there' && standing.article.id === article.id && standing.language === language
      ? [...standing.labels]
      : [],
  );
}

/** Passages in two languages are not compared: the same words have fewer characters in Chinese. */
function areUneven(one: StandingText, other: StandingText): boolean {
  if (one.language !== other.language) return false;
  const [short = 0, long = 0] = [lengthOf(one), lengthOf(other)].sort((a, b) => a - b);
  return long > UNEVEN * short;
}

function lengthOf({ article, language, labels }: StandingText): number {
  const edition = findEdition(article, language);
  if (!edition) return 0;
  const revision = currentRevision(edition);
  return passagesOf(revision, labels).reduce((sum, passage) => sum + passageText(revision, passage).length, 0);
}

const warning = (path: YamlPath, kind: string, what: Words): Finding => ({ path, kind, level: 'warning', what });

const NOT_OF_CAMP: Words = {
  en: 'is not among the evidence of the camp under whose name it stands',
  zh: '不在这一派所列的依据里',
};
const UNEVEN_WORDS: Words = {
  en: 'camps have unequal room: one passage is more than twice as long as the other',
  zh: '两派篇幅不均：一派的原文比另一派长一倍以上',
};
