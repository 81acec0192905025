import { type Block, paragraph, type Reply, type Span, subdued, text } from '#core/reply.ts';
import { amongHan, type Words } from '#core/words.ts';
import type { Drawing } from '../drawing.ts';

/** Who speaks: a language, and how words are picked in it. */
export type Voice = Pick<Drawing, 'say' | 'language'>;

/** Where both languages are read: English first, then Chinese. Otherwise the one language. */
export const voicesOf = (voice: Voice): Voice[] =>
  voice.language === 'both'
    ? [
        { language: 'en', say: ({ en }) => en },
        { language: 'zh-Hans', say: ({ zh }) => zh },
      ]
    : [voice];

/** What stands in the place of a `{name}` in words, in each language. */
export type Slots = Readonly<Record<string, (voice: Voice) => readonly Span[]>>;

export const said =
  (words: Words) =>
  ({ say }: Voice): Span[] => [text(say(words))];

const SLOT = /\{(\w+)\}/u;
const HAN = /\p{Script=Han}/u;

/** Words on one line. What people wrote comes in by slots, so nothing in it is read as a slot. */
export function line(voice: Voice, words: Words, slots: Slots = {}): Span[] {
  const parts = voice.say(words).split(SLOT);
  return parts.flatMap((part, at) => {
    if (at % 2 === 0) return part ? [text(part)] : [];
    return apart(parts[at - 1] ?? '', slots[part]?.(voice) ?? [], parts[at + 1] ?? '');
  });
}

/** Puts a space between Chinese characters and Latin letters or figures, on both sides of a slot. */
function apart(before: string, spans: readonly Span[], after: string): Span[] {
  const [first, last] = [spans[0]?.text ?? '', spans.at(-1)?.text ?? ''];
  const gap = (beside: string, spaced: boolean): Span[] => (HAN.test(beside) && spaced ? [text(' ')] : []);
  return [
    ...gap(before.at(-1) ?? '', amongHan(first).startsWith(' ')),
    ...spans,
    ...gap(after.at(0) ?? '', amongHan(last).endsWith(' ')),
  ];
}

/** A paragraph in each language; one if the words are in one language alone. */
export const told = (voice: Voice, words: Words, slots: Slots = {}): Block[] =>
  voicesFor(voice, words).map((one) => paragraph(...line(one, words, slots)));

/** The same, subdued. */
export const quiet = (voice: Voice, words: Words, slots: Slots = {}): Block[] =>
  voicesFor(voice, words).map((one) => subdued(...line(one, words, slots)));

const voicesFor = (voice: Voice, { only, en, zh }: Words): Voice[] =>
  only !== undefined || en === zh ? [voice] : voicesOf(voice);

export type Item = readonly [words: Words, slots?: Slots];

/** A list in each language. */
export const bullets = (voice: Voice, items: readonly Item[]): Block[] =>
  items.length
    ? voicesOf(voice).map((one) => ({
        kind: 'list',
        items: items.map(([words, slots]) => line(one, words, slots)),
      }))
    : [];

export const heading = ({ say }: Voice, words: Words): Block => ({ kind: 'heading', text: say(words) });

export type Field = { name: string; value: readonly Span[] };
export const fields = (all: readonly Field[]): Block[] => (all.length ? [{ kind: 'fields', fields: all }] : []);

/** Spans one after the other, with the commas of the language. */
export function listed({ say, language }: Voice, all: readonly (readonly Span[])[]): Span[] {
  const comma = text(language === 'both' ? ', ' : say({ en: ', ', zh: '、' }));
  return all.flatMap((one, at) => (at ? [comma, ...one] : [...one]));
}

export const replyOf = ({ language }: Pick<Drawing, 'language'>, ...blocks: readonly Block[]): Reply => ({
  language,
  blocks,
});
