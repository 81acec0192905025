/** One platform in the soak: its simulator with people in it, and what came of what they did. */
export type Side = {
  name: string;
  /** The bot's settings for it. */
  env: Record<string, string>;
  /** Somebody does something; nobody waits for what comes of it. */
  act(): void;
  /** Whether nothing is on the way. */
  idle(): boolean;
  /** Somebody turns the pages of one of all the cards there are. Resolves with what is wrong, if anything is. */
  turnOne(): Promise<string[]>;
  /** What came of what was done since the last look. `doubtful`: ids of what was marked as being sent when the bot was killed. */
  look(doubtful: ReadonlySet<string>): Look;
  close(): Promise<void>;
};

export type Look = { counts: Record<string, number>; faults: string[] };

export type Random = () => number;

export function oneOf<T>(random: Random, all: readonly T[]): T {
  const one = all[Math.floor(random() * all.length)];
  if (one === undefined) throw new Error('nothing to choose from');
  return one;
}

/** `may`: manages the place, as adding an article takes. */
export const PEOPLE = [
  { name: 'Ana', locale: 'en-GB', may: true },
  { name: 'Bo', locale: 'en-US', may: false },
  { name: 'Chen', locale: 'zh-CN', may: false },
  { name: 'Dora', locale: 'en-GB', may: true },
  { name: 'Fang', locale: 'zh-TW', may: false },
] as const;

/** Words that find much, words that find nothing, and references. */
export const WORDS = ['export controls', 'shortage', '出口管制', 'chip-controls:12', 'deepseek-lesson:3-9', 'qqxyzzy'];

let files = 0;
/** A file that nobody has sent before. */
export function newFile(): { name: string; text: string } {
  files += 1;
  const text = `# The ferry at low water, ${files}\n\nThe ferry stops when the river falls. On day ${files} nobody crossed, and the market stood empty.\n\nThe ferryman says that he has waited longer.\n`;
  return { name: `ferry-${files}.md`, text };
}

/** What a share button posts: a page of a card, alone or with what stands around it. Undefined for any other button. */
export function sharedPage(button: string): string | undefined {
  const [, page, around, edition, card] = /^quote\|share\.(\d+)\.(\w+)\.([\w-]+)\|(.+)$/.exec(button) ?? [];
  return card && `${card} ${page} ${around} ${edition}`;
}

export const turnsPages = (button: string): boolean => button.startsWith('quote|show');

/** ms: a bot that is up answers sooner. */
const PATIENCE = 5_000;

/** What is wrong with an answer that should come now. */
export async function answeredSoon(what: string, answer: Promise<unknown>): Promise<string[]> {
  const { promise, resolve } = Promise.withResolvers<string[]>();
  const timer = setTimeout(() => resolve([`${what}: no answer after the restart`]), PATIENCE);
  answer.then(
    () => resolve([]),
    (error: unknown) => resolve([`${what}: ${error}`]),
  );
  return promise.finally(() => clearTimeout(timer));
}
