/** Most characters of a file's name. */
const LONGEST = 80;

/** Returns a file's name with letters, digits, blanks, dots, dashes and underscores only, so that it means nothing in a path or a header. */
export function safeFileName(name: string): string {
  return cleaned(name, /[^\p{L}\p{N}\p{M}._ -]+/gu);
}

/** Returns a file's name in ASCII without blanks, for where other letters do not arrive. */
export function asciiFileName(name: string): string {
  return cleaned(name.normalize('NFKD').replace(/\p{M}+/gu, ''), /[^A-Za-z0-9._-]+/g);
}

function cleaned(name: string, others: RegExp): string {
  const [, stem = '', ending = ''] = /^(.*?)(\.[A-Za-z0-9]{1,8})?$/s.exec(name.trim()) ?? [];
  const whole = stem
    .toWellFormed()
    .replace(others, '-')
    .replace(/^[.\s-]+|[.\s-]+$/g, '');
  return `${[...whole].slice(0, LONGEST).join('') || 'file'}${ending || '.txt'}`;
}
