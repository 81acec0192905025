/** A person as stored data names them. In the console the name is the id. */
export type Named = { id: string; name: string };

/**
 * Stored JSON without a person's name: in spans that show them, as the author of a message, as the one whom a message is for, and as the one who shared a card.
 * `gone` stands in its place. What people typed in words of their own stays as it is.
 */
export function nameless(value: unknown, who: Named, gone: string): unknown {
  if (Array.isArray(value)) return value.map((one) => nameless(one, who, gone));
  if (typeof value !== 'object' || value === null) return value;
  const found = value as Record<string, unknown>;
  if (found.kind === 'user' && found.id === who.id) return { kind: 'text', text: gone };
  return Object.fromEntries(
    Object.entries(found).map(([key, one]) => [
      key,
      isName(key, one, who) ? named(one, gone) : nameless(one, who, gone),
    ]),
  );
}

function isName(key: string, value: unknown, { id, name }: Named): boolean {
  if (key === 'author') return typeof value === 'object' && value !== null && 'name' in value && value.name === name;
  return (key === 'to' && value === id) || (key === 'sharedBy' && value === name);
}

const named = (value: unknown, gone: string): unknown =>
  typeof value === 'object' && value !== null ? { ...value, name: gone } : gone;
