import { isMap, isNode, isScalar, LineCounter, type Node, parseDocument, visit } from 'yaml';
import type { TopicFault } from '#core/topic.ts';
import type { Words } from '#core/words.ts';

/** A fault and its line in the file, counted from 1. */
export type FileFault = { line: number; what: Words };
/** The keys and indexes that lead to a value. */
export type YamlPath = readonly (string | number)[];

/**
 * A YAML file as plain values. `value` is undefined if there are `faults`. `lineOf`: the line of the path's value, or of its nearest
 * existing parent. `rangeOf`: the place of the path's scalar in the file, in UTF-16 units.
 */
export type YamlFile = {
  value: unknown;
  faults: readonly FileFault[];
  lineOf(path: YamlPath): number;
  rangeOf(path: YamlPath): { from: number; to: number } | undefined;
};

/**
 * Reads YAML that people write: one document, and no key twice. Refuses aliases, because with them a small file can expand into a huge
 * one. Never throws.
 */
export function readYamlFile(text: string): YamlFile {
  const counter = new LineCounter();
  const lineAt = (offset: number | undefined) => counter.linePos(offset ?? 0).line;
  try {
    const document = parseDocument(text, { lineCounter: counter, prettyErrors: false, logLevel: 'silent' });
    const faults: FileFault[] = document.errors.map(({ pos, code }) => ({
      line: lineAt(pos[0]),
      what: WORDED[code] ?? UNREADABLE,
    }));
    visit(document, {
      Alias: (_, { range }) => {
        faults.push({ line: lineAt(range?.[0]), what: NO_ALIAS });
      },
    });
    const nodeAt = (path: YamlPath) => {
      const node = path.length ? document.getIn(path, true) : document.contents;
      return isNode(node) ? node : undefined;
    };
    return {
      value: faults.length ? undefined : document.toJS(),
      faults,
      lineOf: (path) => lineAt(keyOf(document.contents, path) ?? nearest(nodeAt, path)),
      rangeOf: (path) => {
        const node = nodeAt(path);
        return isScalar(node) && node.range ? { from: node.range[0], to: node.range[1] } : undefined;
      },
    };
  } catch {
    // The parser recurses, so a file nested thousands of levels deep exhausts the stack.
    return { value: undefined, faults: [{ line: 1, what: TOO_DEEP }], lineOf: () => 1, rangeOf: () => undefined };
  }
}

/** Finds the offset of the path's last key. People look for the key rather than for the beginning of its value. */
function keyOf(root: unknown, path: YamlPath): number | undefined {
  const key = path.at(-1);
  let at: unknown = root;
  for (const step of path.slice(0, -1))
    at = isNode(at) && 'get' in at && typeof at.get === 'function' ? at.get(step, true) : undefined;
  const pair = isMap(at) ? at.items.find((one) => isScalar(one.key) && one.key.value === key) : undefined;
  return pair && isNode(pair.key) ? pair.key.range?.[0] : undefined;
}

function nearest(nodeAt: (path: YamlPath) => Node | undefined, path: YamlPath): number | undefined {
  for (let length = path.length; length >= 0; length--) {
    const node = nodeAt(path.slice(0, length));
    if (node?.range) return node.range[0];
  }
  return undefined;
}

const MOVED: Words = {
  en: 'this line begins too far left or right: entries that belong together begin in the same column',
  zh: '这一行缩进不对：同一组的各项应从同一列开始',
};
/** Errors of a file's form by the parser's codes. Its own messages speak of the parser. */
const WORDED: Partial<Record<string, Words>> = {
  DUPLICATE_KEY: { en: 'this entry is there twice', zh: '这一项出现了两次' },
  MULTIPLE_DOCS: { en: 'a file has one topic; take out the line ---', zh: '一个文件只写一个话题，请删去 --- 这一行' },
  TAB_AS_INDENT: { en: 'a tab stands before the text; use spaces', zh: '行首用了制表符，请改用空格' },
  BAD_INDENT: MOVED,
  BLOCK_AS_IMPLICIT_KEY: MOVED,
};
const UNREADABLE: Words = {
  en: 'from here on the file cannot be read: look for a quotation mark, bracket or colon that is missing or too many',
  zh: '从这里起读不下去：请检查引号、括号或冒号是否多了或少了',
};
const NO_ALIAS: Words = { en: 'anchors and aliases (&, *) are not read here', zh: '这里不支持锚点和别名（&、*）' };
const TOO_DEEP: Words = { en: 'nested too deeply', zh: '嵌套层数过多' };

/** A fault of a topic by its path; its line is not known yet. */
export type Finding = { path: YamlPath; kind: string; level: TopicFault['level']; what: Words };
