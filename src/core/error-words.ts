import { DEBATE_PROBLEM_KINDS, type DebateProblem, debateProblemWords } from './debate-error-words.ts';
import type { Problem } from './errors.ts';
import { day, FACT_PROBLEM_KINDS, type FactProblem, factProblemWords } from './fact-error-words.ts';
import { FILE_PROBLEM_KINDS, fileProblemWords } from './file-error-words.ts';
import { idProblemWords } from './id-error-words.ts';
import { LIMIT_PROBLEM_KINDS, type LimitProblem, limitProblemWords } from './limit-error-words.ts';
import { optionProblemWords } from './option-error-words.ts';
import { type PageProblem, pageProblemWords } from './page-error-words.ts';
import { PLACE_PROBLEM_KINDS, type PlaceProblem, placeProblemWords } from './place-error-words.ts';
import { SCHEDULE_PROBLEM_KINDS, type ScheduleProblem, scheduleProblemWords } from './schedule-error-words.ts';
import { TOPIC_PROBLEM_KINDS, topicProblemWords } from './topic-error-words.ts';
import type { Words } from './words.ts';

/** Words the error for the user: what is wrong and what to do about it. Ends with a full stop. */
export function errorWords(problem: Problem): Words {
  if (isFileProblem(problem)) return fileProblemWords(problem);
  if (problem.kind === 'page') return pageProblemWords(problem);
  if (isFactProblem(problem)) return factProblemWords(problem);
  if (isLimitProblem(problem)) return limitProblemWords(problem);
  if (isPlaceProblem(problem)) return placeProblemWords(problem);
  if (isScheduleProblem(problem)) return scheduleProblemWords(problem);
  if (isDebateProblem(problem)) return debateProblemWords(problem);
  return isTopicProblem(problem) ? topicProblemWords(problem) : problemWords(problem);
}

type FileProblem = Extract<Problem, { kind: (typeof FILE_PROBLEM_KINDS)[number] }>;

function isFileProblem(problem: Problem): problem is FileProblem {
  return FILE_PROBLEM_KINDS.some((kind) => kind === problem.kind);
}

function isFactProblem(problem: Problem): problem is FactProblem {
  return FACT_PROBLEM_KINDS.some((kind) => kind === problem.kind);
}

function isLimitProblem(problem: Problem): problem is LimitProblem {
  return LIMIT_PROBLEM_KINDS.some((kind) => kind === problem.kind);
}

function isPlaceProblem(problem: Problem): problem is PlaceProblem {
  return PLACE_PROBLEM_KINDS.some((kind) => kind === problem.kind);
}

function isDebateProblem(problem: Problem): problem is DebateProblem {
  return DEBATE_PROBLEM_KINDS.some((kind) => kind === problem.kind);
}

function isScheduleProblem(problem: Problem): problem is ScheduleProblem {
  return SCHEDULE_PROBLEM_KINDS.some((kind) => kind === problem.kind);
}

type TopicProblem = Extract<Problem, { kind: (typeof TOPIC_PROBLEM_KINDS)[number] }>;

function isTopicProblem(problem: Problem): problem is TopicProblem {
  return TOPIC_PROBLEM_KINDS.some((kind) => kind === problem.kind);
}

const dashed = (option: string) => (option === '' ? '' : `“${option}”`);
const listed = (values: readonly string[]) => values.join(', ');
const listedZh = (values: readonly string[]) => values.join('、');

function unknownCommandWords({ typed, near = [] }: Extract<Problem, { kind: 'unknown-command' }>): Words {
  const [meant, meantZh] = meantWords(near);
  return {
    en: `I do not know the command ${dashed(typed)}.${meant} /parley help lists what I can do.`,
    zh: `没有${dashed(typed)}这个命令。${meantZh}输入 /parley help 看看我能做什么。`,
  };
}

/** More than a few are not what was meant but what there is. */
const FEW_MEANT = 4;

function meantWords(near: readonly string[]): [string, string] {
  if (!near.length) return ['', ''];
  if (near.length > FEW_MEANT) {
    const names = inOneGroup(near);
    return [` There are ${names.join(', ')}.`, `有这些：${names.join('、')}。`];
  }
  return [` Did you mean ${near.join(' or ')}?`, `是不是要用 ${near.join(' 或 ')}？`];
}

/** Commands of one group have its name before the first alone: `/daily on`, `show`. */
function inOneGroup(names: readonly string[]): readonly string[] {
  const [group = ''] = /^\S+ /u.exec(names[0] ?? '') ?? [];
  if (group === '' || !names.every((name) => name.startsWith(group))) return names;
  return names.map((name, at) => (at === 0 ? name : name.slice(group.length)));
}

function problemWords(
  problem: Exclude<
    Problem,
    | PageProblem
    | FileProblem
    | FactProblem
    | LimitProblem
    | PlaceProblem
    | ScheduleProblem
    | DebateProblem
    | TopicProblem
  >,
): Words {
  switch (problem.kind) {
    case 'unknown-command':
      return unknownCommandWords(problem);
    case 'unknown-option':
    case 'bad-option':
    case 'not-a-person':
      return optionProblemWords(problem);
    case 'missing-option':
      return {
        en: `${problem.command} needs “${problem.option}”: ${problem.what.en}. For example: ${problem.example.en}`,
        zh: `${problem.command} 还要写上：${problem.what.zh}。例如：${problem.example.zh}`,
      };
    case 'not-allowed':
      return notAllowedWords(problem);
    default:
      return articleProblemWords(problem);
  }
}

function notAllowedWords({ needed, scope }: Extract<Problem, { kind: 'not-allowed' }>): Words {
  if (needed === 'manager')
    return { en: 'Only a manager of this place can do that.', zh: '只有这里的管理员可以这样做。' };
  if (scope === 'channel') {
    return {
      en: 'Only a facilitator can do that here. A manager names facilitators with /parley settings.',
      zh: '这里只有主持人可以这样做。管理员可以用 /parley settings 指定主持人。',
    };
  }
  return {
    en: 'Only a facilitator of the whole group can do that, not of one channel alone. A manager names one with /parley settings facilitator:… and without “here”.',
    zh: '只有全群的主持人可以这样做，单个频道的主持人不行。管理员可以用 /parley settings 主持人:… 指定（不加“仅本频道”）。',
  };
}

type ArticleProblem = Extract<
  Problem,
  {
    kind:
      | 'no-article'
      | 'article-removed'
      | 'no-passage'
      | 'backward-range'
      | 'range-too-long'
      | 'list-too-long'
      | 'reference-elsewhere'
      | 'no-edition'
      | 'no-chapters'
      | 'shelf-read-only'
      | 'bad-id'
      | 'id-taken'
      | 'id-mixed'
      | 'id-like-another';
  }
>;

/** Offers the reference that was perhaps meant. */
function meant({ near }: { near?: string }): Words {
  return near === undefined ? { en: '', zh: '' } : { en: ` Did you mean ${near}?`, zh: `你要找的是不是 ${near}？` };
}

function articleProblemWords(problem: ArticleProblem): Words {
  switch (problem.kind) {
    case 'no-article':
      return problem.near.length
        ? {
            en: `There is no article “${problem.id}”. Did you mean ${listed(problem.near)}? /parley article list shows all.`,
            zh: `没有文章“${problem.id}”。你要找的是不是 ${listedZh(problem.near)}？/parley article list 列出全部。`,
          }
        : {
            en: `There is no article “${problem.id}”. /parley article list shows all.`,
            zh: `没有文章“${problem.id}”。/parley article list 列出全部。`,
          };
    case 'article-removed':
      return {
        en: `“${problem.title}” (${problem.id}) was removed on ${day(problem.removedAt)}, and its words with it. Adding it again brings its numbers back.`,
        zh: `《${problem.title}》（${problem.id}）已于 ${day(problem.removedAt)} 移除，原文也不再保留。重新添加后，原来的出处会恢复。`,
      };
    case 'no-passage':
      return {
        en: `There is no passage ${problem.reference}; ${problem.article} runs from ${problem.first} to ${problem.last}.${meant(problem).en}`,
        zh: `${problem.article} 没有 ${problem.reference} 这一句，现有 ${problem.first} 到 ${problem.last}。${meant(problem).zh}`,
      };
    case 'backward-range':
      return {
        en: `${problem.reference} ends before it begins. Write the earlier passage first.`,
        zh: `${problem.reference} 的起止颠倒了，请把靠前的一句写在前面。`,
      };
    case 'range-too-long':
    case 'list-too-long':
      return tooLongWords(problem);
    case 'reference-elsewhere':
      return {
        en: `${problem.reference} is not in ${problem.within}, but in ${problem.article}. Ask for the reference alone: it names its article.`,
        zh: `${problem.reference} 不在 ${problem.within} 里，而在 ${problem.article} 里。出处已写明文章，只写出处即可。`,
      };
    case 'no-edition':
      return {
        en: `${problem.article} has no edition in ${problem.language}. There is: ${listed(problem.present)}.${meant(problem).en}`,
        zh: `${problem.article} 没有 ${problem.language} 版本。现有：${listedZh(problem.present)}。${meant(problem).zh}`,
      };
    case 'no-chapters':
    case 'shelf-read-only':
    case 'bad-id':
    case 'id-taken':
    case 'id-mixed':
    case 'id-like-another':
      return idProblemWords(problem);
  }
}

function tooLongWords(problem: Extract<ArticleProblem, { kind: 'range-too-long' | 'list-too-long' }>): Words {
  switch (problem.kind) {
    case 'range-too-long':
      return {
        en: `${problem.reference} has ${problem.passages} passages; ${problem.most} is the most at once. Ask for a part of it, such as ${problem.shorter}, or look for words: /quote finds the passage.`,
        zh: `${problem.reference} 共有 ${problem.passages} 句，一次最多 ${problem.most} 句。请分段引用，例如 ${problem.shorter}；也可以用 /quote 按词句查找。`,
      };
    case 'list-too-long':
      return {
        en: `With ${problem.reference}, these references come to ${problem.passages} passages; ${problem.most} is the most at once. Ask for ${problem.reference} and what follows it in another /quote.`,
        zh: `加上 ${problem.reference}，这几个出处共有 ${problem.passages} 句，一次最多 ${problem.most} 句。从 ${problem.reference} 起，请另发一次 /quote。`,
      };
  }
}
