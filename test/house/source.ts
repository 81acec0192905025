import path from 'node:path';
import { parseAst } from 'vitest/node';

/** A file of the project. `file`: its path from the project's folder. `tree`: undefined if it is not JavaScript or TypeScript. */
export type Source = { file: string; text: string; readonly tree: Node | undefined };

/** A node of the syntax tree (ESTree with TypeScript). */
export type Node = { type: string; start: number; end: number; [field: string]: unknown };
export type Visit = (node: Node, parent: Node | undefined, key: string) => void;

/**
 * Reads a file. It is parsed when somebody asks for its tree. A search for words would also find those in comments, strings and templates.
 */
export function source(file: string, text: string): Source {
  let parsed: { tree: Node | undefined } | undefined;
  return {
    file,
    text,
    get tree() {
      parsed ??= { tree: parse(file, text) };
      return parsed.tree;
    },
  };
}

function parse(file: string, text: string): Node | undefined {
  const lang = path.extname(file) === '.ts' ? 'ts' : 'js';
  const tree: unknown = /\.[mc]?[jt]s$/.test(file) ? parseAst(text, { lang }) : undefined;
  return isNode(tree) ? tree : undefined;
}

export function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
}

export function walk({ tree }: Source, visit: Visit): void {
  if (tree) step(tree, undefined, '', visit);
}

function step(node: Node, parent: Node | undefined, key: string, visit: Visit): void {
  visit(node, parent, key);
  for (const field in node) {
    const value = node[field];
    if (typeof value !== 'object' || value === null) continue;
    if (Array.isArray(value)) {
      for (const child of value) if (isNode(child)) step(child, node, field, visit);
    } else if (isNode(value)) step(value, node, field, visit);
  }
}

/** Collects what `find` returns for each node, as `file:line what`. */
export function complaints(
  sources: readonly Source[],
  find: (node: Node, parent: Node | undefined, key: string, source: Source) => string | undefined,
): string[] {
  return sources.flatMap((one) => {
    const found: string[] = [];
    walk(one, (node, parent, key) => {
      const what = find(node, parent, key, one);
      if (what) found.push(`${one.file}:${lineOf(one.text, node.start)} ${what}`);
    });
    return found;
  });
}

export function lineOf(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}

/** Returns the text of an identifier or a string literal; undefined for everything that is known only at run time. */
export function nameOf(node: unknown): string | undefined {
  if (!isNode(node)) return undefined;
  if (node.type === 'Identifier' && typeof node.name === 'string') return node.name;
  return stringOf(node);
}

export function stringOf(node: unknown): string | undefined {
  if (!isNode(node)) return undefined;
  if (node.type === 'Literal') return typeof node.value === 'string' ? node.value : undefined;
  const [quasi, ...more] = node.type === 'TemplateLiteral' && Array.isArray(node.quasis) ? node.quasis : [];
  return isNode(quasi) && !more.length ? cooked(quasi.value) : undefined;
}

function cooked(value: unknown): string | undefined {
  const text = typeof value === 'object' && value !== null && 'cooked' in value ? value.cooked : undefined;
  return typeof text === 'string' ? text : undefined;
}

/** Returns `x` of `a.x` and `a['x']`. */
export function memberName(node: Node): string | undefined {
  return node.computed ? stringOf(node.property) : nameOf(node.property);
}
