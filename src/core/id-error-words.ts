import type { Problem } from './errors.ts';
import type { Words } from './words.ts';

type IdProblem = Extract<
  Problem,
  { kind: 'no-chapters' | 'shelf-read-only' | 'bad-id' | 'id-taken' | 'id-mixed' | 'id-like-another' }
>;

/** Words problems with the id of an article, and with a book that is none. */
export function idProblemWords(problem: IdProblem): Words {
  switch (problem.kind) {
    case 'no-chapters':
      return {
        en: `“${problem.name}” has no chapters that could be articles of their own. Add it as one article.`,
        zh: `“${problem.name}”没有可以各成一篇的章节，请整本作为一篇文章添加。`,
      };
    case 'shelf-read-only':
      return {
        en: `${problem.id} belongs to the shelf that comes with Parley and cannot be changed from here.`,
        zh: `${problem.id} 是 Parley 自带书架上的文章，不能在这里改动。`,
      };
    case 'bad-id':
      return {
        en: `“${problem.id}” cannot be an article's id. Use letters, digits and single hyphens, at most 64, such as chip-controls.`,
        zh: `“${problem.id}”不能用作文章短名。请用字母、汉字、数字和单个连字符，最多 64 个字符，例如 chip-controls。`,
      };
    case 'id-taken':
      return {
        en: `The id “${problem.id}” is taken by “${problem.title}”. Choose another, or say that this is an edition of it.`,
        zh: `短名“${problem.id}”已被《${problem.title}》使用。请换一个短名，或说明这是它的另一种语言的版本。`,
      };
    case 'id-mixed':
      return {
        en: `“${problem.id}” mixes letters of several alphabets, some of which look alike. Choose an id in letters of one alphabet, such as ${problem.instead}.`,
        zh: `“${problem.id}”混用了几种文字的字母，其中有些看起来一样。请用同一种文字另取一个短名，例如 ${problem.instead}。`,
      };
    case 'id-like-another':
      return {
        en: `“${problem.id}” looks like ${problem.other}, the id of “${problem.title}”. Choose one that nobody takes for it.`,
        zh: `“${problem.id}”看起来与《${problem.title}》的短名 ${problem.other} 一样。请另取一个不会混淆的短名。`,
      };
  }
}
