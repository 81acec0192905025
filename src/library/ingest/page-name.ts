import { cutName, nameOfTitle } from '#core/title-name.ts';

/** A word of an address that says something: letters, not a number or a mark of a program. */
const WORD = /^[\p{L}][\p{L}\p{N}’']*$/u;
const FEWEST_WORDS = 2;

/** Returns the name under which a page is added, without ending: the last words of its address if they say something, else its title. */
export function pageName(address: string, title: string): string {
  const { pathname, hostname } = new URL(address);
  const [last = ''] = pathname.split('/').filter(Boolean).slice(-1);
  const said = decoded(last)
    .replace(/\.\w{1,5}$/, '')
    .toLowerCase();
  const words = said.split(/[-_+\s]+/u).filter((word) => WORD.test(word));
  const isSaid = words.length >= FEWEST_WORDS && words.join('').length * 2 > said.length;
  return (isSaid ? cutName(words.join('-'), '-') : nameOfTitle(title)) || nameOfTitle(hostname);
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part).normalize('NFKC');
  } catch {
    return '';
  }
}
