import { type Source, walk } from './source.ts';

/** A text with Chinese in it, as it stands in the code. `‹›` stands for a value that is put in. */
type Chinese = { file: string; text: string };

/** Files whose Chinese is read, not said: patterns and lists of words. */
const READ_ONLY =
  /^src\/(?:chat\/shared\/plain-line|library\/(?:attributions|search|ingest|topics\/shared-words)|core\/(?:licence|article-facts))/;

/** Every string and template with Chinese that the program may say. */
export function chineseOf(sources: readonly Source[]): Chinese[] {
  return sources
    .filter(({ file }) => /^(?:src|commands)\//.test(file) && !READ_ONLY.test(file))
    .flatMap((one) => {
      const found: Chinese[] = [];
      walk(one, (node) => {
        const text = textOf(node);
        if (text && /\p{Script=Han}/u.test(text)) found.push({ file: one.file, text });
      });
      return found;
    });
}

type Quasi = { value: { cooked: string } };

function textOf(node: { type: string; [field: string]: unknown }): string | undefined {
  if (node.type === 'Literal') return typeof node.value === 'string' ? node.value : undefined;
  if (node.type !== 'TemplateLiteral') return undefined;
  return (node.quasis as Quasi[]).map(({ value }) => value.cooked).join('‹›');
}

/** Words of CONTRIBUTING.md, “Chinese”, with what is said in their place. */
export const NOT_SAID: readonly (readonly [RegExp, string])[] = [
  [/您/u, '你'],
  [/(?<!错误)编号/u, '出处, or 短名 of an article or topic'],
  [/议题/u, '辩题'],
  [/已?接受(?!不|采|这)/u, '审定'],
  [/按了|再按/u, '点了, 再点'],
  [/另一语言/u, '另一种语言'],
  [/阵营|钢人/u, '某一方, 替对方说出最有力的理由'],
];

/** Han characters beside Latin letters or figures without a space. */
export const UNSPACED = /\p{Script=Han}[A-Za-z0-9]|[A-Za-z0-9]\p{Script=Han}/u;
