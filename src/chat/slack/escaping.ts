/** A person that Slack wrote as `<@U1|ana>`: their id and, if Slack gave it, their name. */
export type Mentioned = { id: string; name: string | undefined };

/**
 * Reverses Slack's encoding of typed text (docs.slack.dev, "Formatting message text"): `&amp; &lt; &gt;`, links that Slack detected,
 * channels and groups become the typed text again. People become `@U1`, so that an option can use the id; `named` replaces ids by names.
 */
export function unescaped(text: string): { text: string; people: Mentioned[] } {
  const people: Mentioned[] = [];
  const plain = text.replace(/<([^<>\n]+)>/g, (_, inner: string) => {
    const bar = inner.indexOf('|');
    const target = bar < 0 ? inner : inner.slice(0, bar);
    const label = bar < 0 ? undefined : inner.slice(bar + 1);
    if (!target.startsWith('@')) return typed(target, label);
    people.push({ id: target.slice(1), name: label || undefined });
    return target;
  });
  return { text: entities(plain), people: people.map(({ id, name }) => ({ id, name: name && entities(name) })) };
}

function typed(target: string, label: string | undefined): string {
  if (target.startsWith('#')) return `#${label || target.slice(1)}`;
  if (!target.startsWith('!')) return label || target;
  if (target.startsWith('!date^')) return label ?? '';
  return label || `@${target.slice(1)}`;
}

function entities(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}

/** Replaces the ids of people in a text by their names. Looks at the text once, however many people it names. */
export function named(text: string, people: readonly Mentioned[]): string {
  const names = new Map(people.map(({ id, name }) => [id, name]));
  if (!names.size) return text;
  return text.replace(/@([^\s@]+)/gu, (whole, id: string) => {
    const name = names.get(id);
    return name ? `@${name.replace(/^@/, '')}` : whole;
  });
}
