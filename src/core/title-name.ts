/** Most characters of a name that is made from a title or from the first words. */
const LONGEST_NAME = 60;

/** Turns a title into a name like an id. The title itself is in the text and may change. */
export function nameOfTitle(title: string): string {
  const words =
    title
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? [];
  return cutName(words.join('-'), '-');
}

/** Cuts a name to its first characters, at the end of a word if there is one. */
export function cutName(name: string, joint: string): string {
  const characters = [...name];
  if (characters.length <= LONGEST_NAME) return name;
  const beginning = characters.slice(0, LONGEST_NAME).join('');
  const end = beginning.lastIndexOf(joint);
  return end > 0 ? beginning.slice(0, end) : beginning;
}
