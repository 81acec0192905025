import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EDITION_LANGUAGES } from '#core/language.ts';
import { formatReference, parseReference, type Reference } from '#core/reference.ts';

describe('a reference', () => {
  it('names one passage, a range, or a passage of one edition', () => {
    expect(parseReference('chip-controls:12')).toEqual({ article: 'chip-controls', from: '12', to: '12' });
    expect(parseReference('chip-controls:12-14')).toEqual({ article: 'chip-controls', from: '12', to: '14' });
    expect(parseReference('chip-controls.zh:12a')).toEqual({
      article: 'chip-controls',
      language: 'zh',
      from: '12a',
      to: '12a',
    });
    expect(parseReference('chip-controls.zh-Hant:3')?.language).toBe('zh-Hant');
  });

  it('is read as Chinese keyboards and phones write it', () => {
    const wanted = { article: 'chip-controls', from: '12', to: '14' };
    for (const typed of [
      'chip-controls：12–14',
      'Chip-Controls: 12 — 14',
      ' chip-controls:12~14 ',
      'CHIP-CONTROLS：12－14',
    ]) {
      expect(parseReference(typed), typed).toEqual(wanted);
    }
    expect(parseReference('chip-controls：１２-１４')).toEqual(wanted);
    expect(parseReference('出口管制：7')).toEqual({ article: '出口管制', from: '7', to: '7' });
  });

  it('is not seen where somebody only types words', () => {
    for (const typed of [
      '出口管制 适得其反',
      'at 12:30',
      'https://example.org:8080',
      'chip-controls.fr:12',
      'a b:1',
      ':3',
      'x:',
    ]) {
      expect(parseReference(typed), typed).toBeUndefined();
    }
  });

  it('reads back whatever was written', () => {
    const label = fc.stringMatching(/^[1-9]\d{0,3}[a-z]{0,2}$/);
    const article = fc.stringMatching(/^[a-z0-9]{1,8}(-[a-z0-9]{1,8}){0,3}$/);
    fc.assert(
      fc.property(article, fc.option(fc.constantFrom(...EDITION_LANGUAGES)), label, label, (id, language, from, to) => {
        const reference: Reference = { article: id, ...(language && { language }), from, to };
        expect(parseReference(formatReference(reference))).toEqual(reference);
      }),
    );
  });
});
