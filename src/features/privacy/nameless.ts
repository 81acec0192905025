/** A person as stored data names them. In the console the name is the id. */
export type Named = { id: string; name: string };

/**
 * Stored JSON without a person's name: in spans that show them, in headings, as the author of a message, as those whom it is for or notifies, and as the one who shared a card.
 * `gone` stands in its place. What people typed in words of their own stays as it is.
 */
export function nameless(value: unknown, who: Named, gone: string): unknown {
  if (Array.isArray(value)) return value.map((one) => nameless(one, who, gone));
  if (typeof value !== 'object' || value === null) return value;
  const found = value as Record<string, unknown>;
  if (found.kind === 'user' && found.id === who.id) return { kind: 'text', text: gone };
  if (found.kind === 'heading' && typeof found.text === 'string')
    return { ...found, text: headed(found.text, who, gone) };
  return Object.fromEntries(Object.entries(found).map(([key, one]) => [key, part(key, one, who, gone)]));
}

/** A heading in which a person is named: “Ana, for the motion”, “Opening statement: Ana”. */
function headed(heading: string, { name }: Named, gone: string): string {
  const rest = heading.startsWith(name) ? heading.slice(name.length) : undefined;
  if (rest !== undefined && /^(?:, |（|$)/u.test(rest)) return `${gone}${rest}`;
  const before = heading.endsWith(name) ? heading.slice(0, heading.length - name.length) : '';
  return /(?:: |：)$/u.test(before) ? `${before}${gone}` : heading;
}

function part(key: string, value: unknown, who: Named, gone: string): unknown {
  if (key === 'pings' && Array.isArray(value)) return value.map((one) => (one === who.name ? gone : one));
  return isName(key, value, who) ? named(value, gone) : nameless(value, who, gone);
}

function isName(key: string, value: unknown, { id, name }: Named): boolean {
  if (key === 'author') return typeof value === 'object' && value !== null && 'name' in value && value.name === name;
  return (key === 'to' && value === id) || (key === 'ping' && value === name) || (key === 'sharedBy' && value === name);
}

const named = (value: unknown, gone: string): unknown =>
  typeof value === 'object' && value !== null ? { ...value, name: gone } : gone;
