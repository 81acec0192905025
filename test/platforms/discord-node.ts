import { listOf, type Node, nodeOf } from './slack-node.ts';

/** The objects in a list; of anything else, none. */
export function nodesOf(list: unknown): Node[] {
  return listOf(list)
    .map(nodeOf)
    .filter((one) => one !== undefined);
}
