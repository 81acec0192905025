import { isMap, isNode, isScalar, LineCounter, type Node, parseDocument, visit } from 'yaml';
import type { TopicFault } from '#core/topic.ts';
import type { Words } from '#core/words.ts';

/** What is wrong, and on which line (from 1) of the file it stands. */
export type FileFault = { line: number; what: Words };
/** Keys and indexes that lead to a value. */
export type YamlPath = readonly (string | number)[];

/**
 * A YAML file as plain values. `lineOf`: the line of what the path leads to, or of the nearest that is there on the way. `rangeOf`: where
 * its scalar stands in the file, in UTF-16 units. With `faults` there is no value.
 */
export type YamlFile = {
  value: unknown;
  faults: readonly FileFault[];
  lineOf(path: YamlPath): number;
  rangeOf(path: YamlPath): { from: number; to: number } | undefined;
};

/** Reads YAML that people write: one document, no key twice, and no anchors, with which a small file can unfold into a huge one. Never throws. */
export function readYamlFile(text: string): YamlFile {
  const counter = new LineCounter();
  const lineAt = (offset: number | undefined) => counter.linePos(offset ?? 0).line;
  try {
    const document = parseDocument(text, { lineCounter: counter, prettyErrors: false, logLevel: 'silent' });
    const faults: FileFault[] = document.errors.map(({ pos, message }) => ({
      line: lineAt(pos[0]),
      what: invalid(message),
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
    // The parser recurses: a file nested thousands deep exhausts the stack.
    return { value: undefined, faults: [{ line: 1, what: TOO_DEEP }], lineOf: () => 1, rangeOf: () => undefined };
  }
}

/** Where the last key of the path is written, which reads better than where its value begins. */
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

const invalid = (message: string): Words => ({ en: `not valid YAML: ${message}`, zh: `YAML 语法有误：${message}` });
const NO_ALIAS: Words = { en: 'anchors and aliases (&, *) are not read here', zh: '这里不支持锚点和别名（&、*）' };
const TOO_DEEP: Words = { en: 'nested too deeply', zh: '嵌套层数过多' };

/** Something wrong with a topic, before it has a line. */
export type Finding = { path: YamlPath; kind: string; level: TopicFault['level']; what: Words };
