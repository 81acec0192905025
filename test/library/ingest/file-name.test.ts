import { describe, expect, it } from 'vitest';
import type { EditionLanguage } from '../../../src/core/language.ts';
import { idFrom, nameFor } from '../../../src/library/ingest/file-name.ts';

const said = (name: string, language: EditionLanguage) => {
  const { stem, language: named } = nameFor(name, language);
  return [idFrom(stem), named];
};

describe('a file’s name says which article it is, and in which language', () => {
  for (const [name, text, id, language] of [
    ['mill.en-US.md', 'en', 'mill', 'en'],
    ['mill.zh-CN.md', 'zh', 'mill', 'zh-Hans'],
    ['mill_zh_TW.md', 'zh-Hant', 'mill', 'zh-Hant'],
    ['mill.eng.txt', 'en', 'mill', 'en'],
    ['mill.chs.txt', 'zh', 'mill', 'zh-Hans'],
    ['mill.cht.txt', 'zh-Hant', 'mill', 'zh-Hant'],
    ['mill.cn.txt', 'zh', 'mill', 'zh-Hans'],
    ['mill_zh.md', 'zh', 'mill', 'zh'],
    ['mill-en.txt', 'en', 'mill', 'en'],
    ['README_CN.md', 'zh', 'readme', 'zh-Hans'],
    ['磨坊（英文版）.txt', 'en', '磨坊', 'en'],
    ['磨坊 (中文).txt', 'zh', '磨坊', 'zh'],
    ['磨坊中文版.txt', 'zh', '磨坊', 'zh'],
    ['【英文】磨坊.txt', 'en', '磨坊', 'en'],
    ['en/mill.md', 'en', 'mill', 'en'],
    ['content/zh/posts/mill/index.md', 'zh', 'mill', 'zh'],
    ['mill/zh.md', 'zh', 'mill', 'zh'],
    ['i18n/zh-CN/docusaurus-plugin-content-docs/current/mill.md', 'zh', 'mill', 'zh-Hans'],
    ['C:\\texts\\zh\\mill.txt', 'zh', 'mill', 'zh'],
    ['_posts/2021-05-01-the-mill.zh.md', 'zh', '2021-05-01-the-mill', 'zh'],
  ] as const) {
    it(name, () => expect(said(name, text)).toEqual([id, language]));
  }
});

describe('a word that only looks like a language stays in the name', () => {
  for (const [name, text, id] of [
    ['mill.no.md', 'en', 'mill-no'],
    ['it.md', 'en', 'it'],
    ['is.txt', 'en', 'is'],
    ['en.md', 'en', 'en'],
    ['gan-en.txt', 'zh', 'gan-en'],
    ['en-route.txt', 'en', 'en-route'],
    ['made-in-hk.txt', 'en', 'made-in-hk'],
    ['about-us.txt', 'en', 'about-us'],
    ['golden.txt', 'en', 'golden'],
    ['2021-05-01-mill.md', 'en', '2021-05-01-mill'],
    ['v1.2 notes', 'en', 'v1-2-notes'],
  ] as const) {
    it(name, () => expect(said(name, text)).toEqual([id, undefined]));
  }

  it('a text that was not translated is not in the language of its name', () => {
    expect(said('mill.en.md', 'zh')).toEqual(['mill', undefined]);
    expect(said('content/en/mill.md', 'zh')).toEqual(['mill', undefined]);
  });
});
