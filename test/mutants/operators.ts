import { isNode, lineOf, type Node, source } from '../house/source.ts';

/** A change of one place in a file: what stands from `start` to `end` becomes `text`. */
export type Edit = { start: number; end: number; text: string };

/** A small fault that a test ought to notice. `probe` is the expression that runs when the place is reached. */
export type Mutation = Edit & { file: string; line: number; operator: Operator; original: string; probe: Range };

type Range = { start: number; end: number };
type Place = { node: Node; parent: Node | undefined; key: string; text: string };
type Found = Edit & { probe?: Range };

export type Operator = keyof typeof OPERATORS;

/** The kinds of mutation; each says what becomes of a place, or that it does not apply there. */
const OPERATORS = {
  relation: ({ node, text }: Place) => swapped(node, text, { '<': '<=', '<=': '<', '>': '>=', '>=': '>' }),
  negate,
  logic,
  nodefault,
  number: ({ node, parent, key }: Place) =>
    node.type === 'Literal' && typeof node.value === 'number' && !isKey(parent, key)
      ? replaced(node, String(otherNumber(node.value)))
      : undefined,
  boolean: ({ node }: Place) =>
    node.type === 'Literal' && typeof node.value === 'boolean' ? replaced(node, String(!node.value)) : undefined,
  string: emptiedString,
  empty: emptiedResult,
  noreturn,
  dropcall: ({ node }: Place) =>
    node.type === 'ExpressionStatement' && isCall(node.expression)
      ? { ...replaced(node, ';'), probe: node.expression }
      : undefined,
} as const satisfies Record<string, (place: Place) => Found | undefined>;

/** Every mutation of a file, in the order in which the places stand in it. */
export function mutationsOf(file: string, text: string): Mutation[] {
  const { tree } = source(file, text);
  return tree ? placesIn(tree, undefined, '', text).flatMap((place) => mutationsAt(place, file)) : [];
}

function mutationsAt(place: Place, file: string): Mutation[] {
  const { text } = place;
  return operators().flatMap((operator) => {
    const found: Found | undefined = OPERATORS[operator](place);
    if (!found) return [];
    const original = text.slice(found.start, found.end);
    return [
      { ...found, probe: rangeOf(found.probe ?? found), file, line: lineOf(text, found.start), operator, original },
    ];
  });
}

function operators(): Operator[] {
  const known = (name: string): name is Operator => Object.hasOwn(OPERATORS, name);
  return Object.keys(OPERATORS).filter(known);
}

/** Expressions that carry a type; only the expression in them runs. */
const TYPED = ['TSAsExpression', 'TSSatisfiesExpression', 'TSNonNullExpression', 'TSInstantiationExpression'];

function placesIn(node: Node, parent: Node | undefined, key: string, text: string): Place[] {
  if (node.type.startsWith('TS') && !TYPED.includes(node.type)) return [];
  const children = Object.entries(node).flatMap(([field, value]) =>
    (Array.isArray(value) ? value : [value]).filter(isNode).flatMap((child) => placesIn(child, node, field, text)),
  );
  return [{ node, parent, key, text }, ...children];
}

function negate({ node, parent, key, text }: Place): Found | undefined {
  if (node.type === 'UnaryExpression' && node.operator === '!' && isNode(node.argument)) {
    return replaced(node, `(${textOf(node.argument, text)})`);
  }
  const isTest = key === 'test' && (parent?.type === 'IfStatement' || parent?.type === 'ConditionalExpression');
  const hasOwn = ['BinaryExpression', 'LogicalExpression', 'UnaryExpression'].includes(node.type);
  if (isTest && !hasOwn) return replaced(node, `!(${textOf(node, text)})`);
  return swapped(node, text, { '===': '!==', '!==': '===' });
}

function logic({ node, text }: Place): Found | undefined {
  const { left, right, operator } = node;
  if (node.type !== 'LogicalExpression' || !isNode(left) || !isNode(right) || operator === '??') return undefined;
  const [first, second] = operands(node, left, text);
  const side = (one: Node, words: string) =>
    one.type === 'LogicalExpression' && !words.startsWith('(') ? `(${words})` : words;
  return replaced(node, `(${side(left, first)} ${operator === '&&' ? '||' : '&&'} ${side(right, second)})`);
}

function nodefault({ node, text }: Place): Found | undefined {
  if (node.type !== 'LogicalExpression' || node.operator !== '??' || !isNode(node.left)) return undefined;
  return replaced(node, operands(node, node.left, text)[0]);
}

/** Words with a space, or that are not plain ASCII, are for people; how they are worded is no promise. */
const MESSAGE = /\s|[^!-~]/u;

function emptiedString({ node, parent, key }: Place): Found | undefined {
  const isPlain = node.type === 'Literal' && typeof node.value === 'string' && node.value && !MESSAGE.test(node.value);
  const isElsewhere =
    isKey(parent, key) || key === 'source' || isResult(parent, key) || parent?.type === 'ImportAttribute';
  return isPlain && !isElsewhere && parent?.type !== 'ExpressionStatement' ? replaced(node, "''") : undefined;
}

/** Methods whose result is a list. */
const LISTING = ['map', 'flatMap', 'filter', 'slice', 'toSorted', 'split', 'concat'];

function emptiedResult({ node, parent, key }: Place): Found | undefined {
  if (!isResult(parent, key)) return undefined;
  const isText = node.type === 'TemplateLiteral' || (node.type === 'Literal' && typeof node.value === 'string');
  if (isText) return node.value === '' ? undefined : replaced(node, "''");
  const isList = node.type === 'ArrayExpression' && Array.isArray(node.elements) && node.elements.length > 0;
  return isList || LISTING.includes(calledMethod(node)) ? replaced(node, '[]') : undefined;
}

function noreturn({ node }: Place): Found | undefined {
  if (node.type !== 'IfStatement' || node.alternate || !isNode(node.consequent)) return undefined;
  const { type, body } = node.consequent;
  const only = type === 'BlockStatement' && Array.isArray(body) && body.length === 1 ? body[0] : node.consequent;
  const ends = isNode(only) && ['ReturnStatement', 'ThrowStatement', 'ContinueStatement'].includes(only.type);
  return ends && isNode(node.test) ? { ...replaced(node, ';'), probe: node.test } : undefined;
}

function swapped(node: Node, text: string, others: Readonly<Record<string, string>>): Found | undefined {
  const other = node.type === 'BinaryExpression' ? others[String(node.operator)] : undefined;
  if (!other || !isNode(node.left)) return undefined;
  const [first, second] = operands(node, node.left, text);
  return replaced(node, `${first} ${other} ${second}`);
}

/** The two sides of a node with an operator, each with the brackets around it. */
function operands(node: Node, left: Node, text: string): [string, string] {
  const operator = String(node.operator);
  const at = text.indexOf(operator, left.end);
  return [text.slice(node.start, at).trim(), text.slice(at + operator.length, node.end).trim()];
}

/** Half as much again: large enough to be noticed, and never the same. */
function otherNumber(value: number): number {
  if (value === 0) return 1;
  return value === 1 ? 2 : Number.isInteger(value) ? Math.ceil(value * 1.5) : value * 1.5;
}

function isCall(node: unknown): node is Node {
  if (!isNode(node)) return false;
  return node.type === 'AwaitExpression' ? isCall(node.argument) : node.type === 'CallExpression';
}

function calledMethod(node: Node): string {
  const callee = node.type === 'CallExpression' && isNode(node.callee) ? node.callee : undefined;
  const property = callee?.type === 'MemberExpression' && isNode(callee.property) ? callee.property : undefined;
  return typeof property?.name === 'string' ? property.name : '';
}

function isResult(parent: Node | undefined, key: string): boolean {
  if (parent?.type === 'ReturnStatement') return true;
  return parent?.type === 'ArrowFunctionExpression' && key === 'body';
}

function isKey(parent: Node | undefined, key: string): boolean {
  return key === 'key' && !parent?.computed;
}

function replaced(node: Node, text: string): Edit {
  return { start: node.start, end: node.end, text };
}

function rangeOf({ start, end }: Range): Range {
  return { start, end };
}

function textOf(node: Node, text: string): string {
  return text.slice(node.start, node.end);
}
