import type { Args } from '#core/request.ts';

/** What was filled in, as it could have been typed after the command. */
export function typedArgs(args: Args): string {
  const texts = Object.entries(args).map(([name, value]) => {
    const text = String(value);
    return `${name}:${/\s/u.test(text) ? `"${text.replaceAll(/\s+/gu, ' ')}"` : text}`;
  });
  return texts.join(' ');
}
