import { describe, expect, it } from 'vitest';
import { foldLookAlikes, isOneWriting } from '#core/look-alikes.ts';

describe('letters that look alike', () => {
  it('are of one way of writing in the names that people give, in any language', () => {
    for (const name of [
      'chip-controls-2',
      'café',
      '芯片管制',
      'deepseek-的教训',
      '東京タワー-2024',
      'naver-검색',
      'ㄅㄆ-注音',
      'открытые-веса',
      'ελευθερία',
      'हिंदी'.normalize('NFKC'),
      '123',
    ])
      expect(isOneWriting(name), name).toBe(true);
  });

  it('are of several where Cyrillic or Greek ones stand among Latin ones, or kana beside Hangul', () => {
    for (const name of ['chip-сontrols', 'сhip-controls', 'the-α-helix', 'радио-ελ', '검색-タワー', '芯片-с', 'ᏢᎪ-x'])
      expect(isOneWriting(name), name).toBe(false);
  });

  it('fold to the same, and only they', () => {
    for (const name of ['chip-сontrols', 'chip-contro1s', 'ｃhip-controls', 'CHIP-CONTROLS', 'chip-cοntrοls']) {
      expect(foldLookAlikes(name), name).toBe('chip-controls');
    }
    expect(foldLookAlikes('ニ-口')).toBe(foldLookAlikes('二-ロ'));
    for (const name of ['chip-control', 'ship-controls', 'chîp-controls']) {
      expect(foldLookAlikes(name), name).not.toBe(foldLookAlikes('chip-controls'));
    }
  });
});
