/** An object out of a request's JSON, or out of the published description. */
export type Node = Readonly<Record<string, unknown>>;

/** The value itself where it is an object, not a copy: the description is large. */
export function nodeOf(value: unknown): Node | undefined {
  return isNode(value) ? value : undefined;
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** The objects in a list; of anything else, none. */
export const nodesOf = (list: unknown): Node[] => listOf(list).filter(isNode);
