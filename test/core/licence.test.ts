import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isOpen } from '#core/licence.ts';

describe('a licence is open', () => {
  it.each([
    'CC BY 4.0',
    'CC-BY-4.0',
    'cc by-sa 3.0 us',
    'CC BY‑NC‑ND 4.0 International',
    'CCBY',
    'Creative Commons Attribution 4.0 International (CC BY 4.0)',
    'Creative Commons Attribution-NonCommercial-ShareAlike 4.0 International License.',
    'This work is licensed under a Creative Commons Attribution 4.0 International License.',
    'CC BY 4.0 https://creativecommons.org/licenses/by/4.0/',
    'https://creativecommons.org/publicdomain/zero/1.0/',
    '知识共享署名 4.0 国际许可协议',
    '知识共享 署名-非商业性使用-相同方式共享 4.0',
    '創用CC 姓名標示 3.0',
    'CC0',
    'CC0 1.0 Universal',
    'Public domain',
    'in the public domain',
    '公有领域',
    '公眾領域',
    'GFDL 1.3 or later',
    'CC BY-SA 4.0 or GFDL',
    'Open Government Licence v3.0',
    'MIT',
    'Apache 2.0',
  ])('when it says %s', (licence) => {
    expect(isOpen(licence)).toBe(true);
  });
});

describe('a licence is not open', () => {
  it.each([
    undefined,
    '',
    ' ; ',
    'All rights reserved',
    '© 2025 The Harbour Review',
    '保留所有权利',
    '转载请联系作者',
    'unknown',
    'CC',
    'Creative Commons',
    'CC Sampling 1.0',
    'CC BY 4.0 for the pictures, text all rights reserved',
    'CC BY 4.0, pictures excepted',
    'not CC BY',
    'https://example.org/licenses/by/4.0/',
    'CC BY 4.0 https://example.org/terms',
    'https://creativecommons.org.example.net/licenses/by/4.0/',
    'not in the public domain',
    'Permission to quote up to 300 words',
    'commit to memory',
  ])('when it says %s', (licence) => {
    expect(isOpen(licence)).toBe(false);
  });

  it('when anything stands beside an open one that is not known', () => {
    const more = fc.string({ minLength: 3 }).filter((text) => /[^\s\d.,;()/[\]-]{3}/.test(text));
    fc.assert(
      fc.property(more, (text) => {
        fc.pre(!isOpen(text));
        expect(isOpen(`CC BY 4.0; ${text}`)).toBe(false);
      }),
    );
  });

  it('and no length of it keeps anybody waiting', () => {
    for (const part of ['cc by-nc-', 'cc by ', 'public domain ', '署名-', 'https://', ' or ', ' ']) {
      expect(isOpen(`${part.repeat(20_000)}x`)).toBe(false);
    }
  });
});
