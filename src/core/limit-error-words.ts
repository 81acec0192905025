import type { Problem } from './errors.ts';
import type { Words } from './words.ts';

/** Kinds of problems with a request for more work than one process can do for everybody, or that comes while the database is away. */
export const LIMIT_PROBLEM_KINDS = [
  'file-too-many-passages',
  'workspace-full',
  'too-much-work',
  'busy',
  'store-unreachable',
] as const;

export type LimitProblem = Extract<Problem, { kind: (typeof LIMIT_PROBLEM_KINDS)[number] }>;

const english = new Intl.NumberFormat('en-GB');

export function limitProblemWords(problem: LimitProblem): Words {
  switch (problem.kind) {
    case 'file-too-many-passages': {
      const most = english.format(problem.most);
      return {
        en: `${problem.name} has more than ${most} sentences, the most an article may have. Add it in parts, a chapter or a volume each.`,
        zh: `${problem.name} 超过 ${most} 句，这是一篇文章的上限。请按章或卷分成几篇添加。`,
      };
    }
    case 'workspace-full': {
      const [all, most] = [english.format(problem.passages), english.format(problem.most)];
      return {
        en: `With this, the group’s articles would have ${all} sentences; ${most} is the most. Remove one that is no longer needed (/parley article remove), then add it again.`,
        zh: `加上这篇，本群文章共有 ${all} 句，上限是 ${most} 句。请先移除不再需要的文章（/parley article remove），再添加。`,
      };
    }
    case 'too-much-work':
      return problem.limit === 'time'
        ? {
            en: 'That took too long, so I stopped. If it was a file: is it prose? Take out tables, code or data, or add it in parts.',
            zh: '处理时间过长，已经停下。如果是文件：请确认它是文章；可以去掉表格、代码或数据，或分成几部分添加。',
          }
        : {
            en: 'That took more memory than I may use, so I stopped. If it was a file: add it in parts, or take out what is not prose.',
            zh: '占用内存过多，已经停下。如果是文件：请分成几部分添加，或去掉不是正文的内容。',
          };
    case 'store-unreachable':
      return {
        en: 'I cannot reach my database at the moment, so I could not finish this. Please try again in a minute. What is stored is safe.',
        zh: '我暂时连不上数据库，这次没能处理完。请过一分钟再试；已存下的内容都在。',
      };
    case 'busy':
      return {
        en: 'Too many files are waiting to be read right now. Please try again in a minute.',
        zh: '现在等待处理的文件太多，请过一分钟再试。',
      };
  }
}
