import { describe, expect, it } from 'vitest';
import { HOSTILE_TEXTS, hostileSentences } from '../../hostile-texts.ts';
import { attributed } from './held.ts';

/** Many times what it takes on a busy machine, and less than it took when work grew with the square of the length. The bench measures growth itself. */
const CEILING = { timeout: 6000 };
const SENTENCES = 500;
const MANY = 20_000;
const CEILING_OF_MANY = { timeout: 20_000 };
/** Nearly the longest that are read. */
const LONG = 1400;

describe('a text that nobody wrote', () => {
  it.each(HOSTILE_TEXTS.map((one) => [one.language, one.name, one] as const))(
    'is read in little time, in %s: %s',
    CEILING,
    (language, _, hostile) => {
      const found = attributed(language, hostileSentences(hostile, SENTENCES, LONG));
      expect(found.every(({ passages }) => passages.length > 0)).toBe(true);
    },
  );

  it('may hold twenty thousand holders', CEILING_OF_MANY, () => {
    const [every] = HOSTILE_TEXTS.filter(
      ({ name, language }) => name === 'every holder is another' && language === 'en',
    );
    if (!every) throw new Error('no text in which every holder is another');
    const found = attributed('en', hostileSentences(every, MANY, LONG));
    expect(found).toHaveLength(MANY);
    expect(new Set(found.map(({ holder }) => holder))).toHaveLength(MANY);
  });

  it('keeps a holder by a name that was given hundreds of holders ago', () => {
    const others = Array.from(
      { length: 300 },
      (_, at) => `Bo ${'XYZ'.charAt(at % 3)}a${'r'.repeat(at)} says that it is old.`,
    );
    const [first] = attributed('en', ['Ana Lind says that it is thin.', ...others, 'Ana Lind says that it is cold.']);
    expect(first).toMatchObject({ holder: 'Ana Lind', passages: ['1', '302'] });
  });

  it('gives a holder no more names than anybody reads', () => {
    const names = Array.from({ length: 150 }, (_, at) => `Critics of B${at} say that it is old.`);
    const [critics] = attributed('en', ['Critics say that it is old.', ...names]);
    expect(critics?.passages).toHaveLength(151);
    expect(critics?.aliases.length).toBeLessThan(40);
  });
});
