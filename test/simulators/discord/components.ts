import type { APIMessageTopLevelComponent } from 'discord.js';

/** Gives each component an id, as Discord does: those that have none count up. */
export function withIds(components: readonly APIMessageTopLevelComponent[]): APIMessageTopLevelComponent[] {
  let next = 0;
  const visit = (node: unknown): unknown => {
    if (Array.isArray(node)) return node.map(visit);
    if (typeof node !== 'object' || node === null) return node;
    next += 1;
    const id = next;
    const inner = Object.entries(node).map(([name, value]) => [name, name === 'components' ? visit(value) : value]);
    return { id, ...Object.fromEntries(inner) };
  };
  return visit(components) as APIMessageTopLevelComponent[];
}
