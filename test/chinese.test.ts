import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { sayIn } from '#core/words.ts';
import { toTraditional } from '#library/index.ts';
import { chineseOf, NOT_SAID, UNSPACED } from './house/chinese.ts';
import { source } from './house/source.ts';

const project = path.join(import.meta.dirname, '..');
/** What people type and write, which Parley reads and does not say. */
const TYPED = /features\/daily\/(?:typed(?:-time|-days|-dates)?|zone-names)\.ts$|align\/common-words\.ts$/;

const said = chineseOf(
  globSync('{src,commands}/**/*.ts', { cwd: project })
    .filter((file) => !TYPED.test(file.replaceAll(path.sep, '/')))
    .map((file) => file.replaceAll(path.sep, '/'))
    .map((file) => source(file, readFileSync(path.join(project, file), 'utf8'))),
);

describe('what Parley says in Chinese', () => {
  it('is there to be read', () => expect(said.length).toBeGreaterThan(400));

  it('has one form of address and one word for each thing', () => {
    const wrong = said.flatMap(({ file, text }) =>
      NOT_SAID.filter(([word]) => word.test(text)).map(([word, instead]) => `${file} ${text}: ${word} → ${instead}`),
    );
    expect(wrong).toEqual([]);
  });

  it('has a space between Chinese characters and Latin letters or figures', () => {
    expect(said.filter(({ text }) => UNSPACED.test(text))).toEqual([]);
  });

  it('has Chinese punctuation beside Chinese characters', () => {
    expect(said.filter(({ text }) => /\p{Script=Han}[,;!?]|\p{Script=Han}\.(?![\w.])/u.test(text))).toEqual([]);
  });
});

describe('simplified Chinese becomes traditional', () => {
  const taiwan = (text: string) => toTraditional(text, 'taiwan');
  const hongKong = (text: string) => toTraditional(text, 'hong-kong');

  it('with Taiwan’s words in Taiwan, and Hong Kong’s in Hong Kong', () => {
    expect(taiwan('软件、芯片和人工智能的信息')).toBe('軟體、晶片和人工智慧的資訊');
    expect(hongKong('软件、芯片和人工智能的信息')).toBe('軟件、芯片和人工智能的信息');
  });

  it('keeps words that are no computer’s', () => {
    expect(taiwan('有人支持发布联合声明，也有人没有权限')).toBe('有人支持發布聯合聲明，也有人沒有權限');
    expect(taiwan('联系实际，保持克制，制造设备')).toBe('聯繫實際，保持克制，製造設備');
    expect(taiwan('记在你的账号下')).toBe('記在你的帳號下');
  });

  it('tells “only” from a counter, and “and” from “merge”', () => {
    expect(taiwan('还是只显示节选，审定并发布，并为此负责')).toBe('還是只顯示節選，審定並發布，並為此負責');
    expect(taiwan('一只猫、两只船，一并移除，合并之后')).toBe('一隻貓、兩隻船，一併移除，合併之後');
    expect(taiwan('这个频道里没有')).toBe('這個頻道裡沒有');
    expect(hongKong('本群的频道里没有')).toBe('本群的頻道裏沒有');
  });

  it('has the quotation marks of the place, and apostrophes as they were', () => {
    expect(taiwan('“文章已移除”，‘里面’，Parley’s')).toBe('「文章已移除」，『裡面』，Parley’s');
    const name = { en: 'Schedule “早课”', zh: '定时发题“早课”', kept: ['早课'] };
    expect(sayIn('zh-Hant', toTraditional)(name)).toBe('定時發題「早课」');
  });

  it('shows the title of an article as it stands', () => {
    expect(taiwan('出自《中国软件的声明》的软件')).toBe('出自《中国软件的声明》的軟體');
  });

  it('leaves none of the characters that are known to go wrong in all that Parley says', () => {
    const wrong = /支援|許可權|釋出|剋|聯絡實際|(?<![一二兩三幾這那每])隻|(?<![合一])併|[頻管]道里|[“”]/u;
    expect(said.map(({ text }) => taiwan(text)).filter((text) => wrong.test(text))).toEqual([]);
  });
});
