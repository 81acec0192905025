/**
 * A person that Slack wrote as `<@U1|ana>`, or a user group that it wrote as `<!subteam^S1|@readers>`: the id and, if Slack gave it, the name
 * without an @.
 */
export type Mentioned = { kind: 'user' | 'group'; id: string; name: string | undefined };

/**
 * Reverses Slack's encoding of typed text (docs.slack.dev, "Formatting message text"): `&amp; &lt; &gt;`, links that Slack detected,
 * channels become the typed text again. People and user groups become `@U1` and `@S1`, so that an option can use the id; `named` replaces ids
 * by names. `keep`: what stays of a link that has words on it.
 */
export function unescaped(
  text: string,
  keep: 'words' | 'addresses' = 'words',
): { text: string; mentioned: Mentioned[] } {
  const mentioned: Mentioned[] = [];
  const plain = text.replace(/<([^<>\n]+)>/g, (_, inner: string) => {
    const bar = inner.indexOf('|');
    const target = bar < 0 ? inner : inner.slice(0, bar);
    const label = bar < 0 ? undefined : inner.slice(bar + 1);
    const found = /^(?:@|!subteam\^)(?<id>.*)$/.exec(target)?.groups?.id;
    if (found === undefined) return typed(target, keep === 'addresses' && isWeb(target) ? undefined : label);
    const name = entities(label ?? '').replace(/^@/, '');
    mentioned.push({ kind: target.startsWith('@') ? 'user' : 'group', id: found, name: name || undefined });
    return `@${found}`;
  });
  return { text: entities(plain), mentioned };
}

const isWeb = (target: string): boolean => /^https?:/i.test(target);

function typed(target: string, label: string | undefined): string {
  if (target.startsWith('#')) return `#${label || target.slice(1)}`;
  if (!target.startsWith('!')) return label || target;
  if (target.startsWith('!date^')) return label ?? '';
  return label || `@${target.slice(1)}`;
}

function entities(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}

/** Replaces the ids of people and groups in a text by their names. */
export const named = (text: string, mentioned: readonly Mentioned[]): string =>
  replaced(text, mentioned, ({ name }) => name && `@${name}`);

/** Writes the ids of people and groups in a text as mentions again, for an option that reads mentions. */
export const asMentions = (text: string, mentioned: readonly Mentioned[]): string =>
  replaced(text, mentioned, ({ kind, id, name }) => {
    const label = name?.replace(/[<>|,，、;；]/gu, ' ').trim();
    return kind === 'group' ? `<!subteam^${id}${label ? `|@${label}` : ''}>` : `<@${id}${label ? `|${label}` : ''}>`;
  });

/** Looks at the text once, however many it names. */
function replaced(
  text: string,
  mentioned: readonly Mentioned[],
  write: (one: Mentioned) => string | undefined,
): string {
  const known = new Map(mentioned.map((one) => [one.id, one]));
  if (!known.size) return text;
  return text.replace(/@([\p{L}\p{N}_-]+)/gu, (whole, id: string) => {
    const one = known.get(id);
    return (one && write(one)) ?? whole;
  });
}
