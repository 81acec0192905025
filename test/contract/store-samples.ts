import type { NewRevision } from '#core/ports/articles.ts';
import type { Card } from '#core/ports/cards.ts';
import type { NewConsoleMessage } from '#core/ports/transcript.ts';

export const SECOND_OF_MAY = Date.parse('2026-05-02T08:00:00Z');

const PROSE = {
  en: 'The canal was dug in nineteen months. Nobody had asked the fishermen.',
  zh: '运河挖了十九个月。没有人问过渔民。',
};

/** Makes a revision of two passages. Their words depend on its number. */
export function revision(given: Partial<NewRevision> & { article: string }): NewRevision {
  const language = given.language ?? 'en';
  const number = given.number ?? 1;
  const first = language === 'en' ? PROSE.en : PROSE.zh;
  const text = given.text ?? `${first}\n(${number})`;
  return {
    language,
    number,
    addedAt: SECOND_OF_MAY + number,
    addedBy: 'U7-keeper',
    meta: {
      title: `The canal ${number}`,
      authors: ['Wen Yu', 'A. Brook'],
      published: '2026-04-30',
      licence: 'CC BY 4.0',
    },
    text,
    passages: [
      { label: '1', start: 0, end: 8, paragraph: 0, checksum: `one-${number}` },
      { label: '1a', start: 9, end: text.length, paragraph: 1, checksum: `two-${number}` },
    ],
    origin: `file-${number}`,
    ...given,
  };
}

/** Returns what is left of a revision after its article was removed. */
export function wordless(given: NewRevision): NewRevision {
  return {
    ...given,
    addedBy: '',
    origin: '',
    text: '',
    meta: { title: '', authors: [] },
    passages: given.passages.map(({ label, checksum }) => ({ label, checksum, start: 0, end: 0, paragraph: 0 })),
  };
}

export function message(id: string, channel: string, body: unknown): NewConsoleMessage {
  return { id, channel, createdAt: SECOND_OF_MAY, body };
}

export function card(id: string, state: unknown): Card {
  return { id, command: 'quote', owner: 'U1', createdAt: SECOND_OF_MAY, state };
}
