/** An object out of a request's JSON. */
export type Node = Readonly<Record<string, unknown>>;

/** The value itself where it is an object, not a copy: it is asked of every object in every request. */
export function nodeOf(value: unknown): Node | undefined {
  return isNode(value) ? value : undefined;
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** What stands at a path like `text.text` or `blocks.0`; undefined where nothing does. */
export function at(node: Node, path: string): unknown {
  return path.split('.').reduce<unknown>(inside, node);
}

const inside = (value: unknown, name: string): unknown =>
  Array.isArray(value) ? value[Number(name)] : nodeOf(value)?.[name];

/** Every object inside, itself included, each with the way to it. */
export function* nodesIn(value: unknown, path = ''): Generator<{ path: string; node: Node }> {
  if (Array.isArray(value)) for (const [i, inner] of value.entries()) yield* nodesIn(inner, `${path}/${i}`);
  const node = nodeOf(value);
  if (!node) return;
  yield { path, node };
  for (const [name, inner] of Object.entries(node)) yield* nodesIn(inner, `${path}/${name}`);
}

export const repeated = (values: readonly unknown[]): unknown[] => [
  ...new Set(values.filter((one, i) => one !== undefined && values.indexOf(one) !== i)),
];
