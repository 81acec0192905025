import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AlignBead, type AlignSide, align } from '#library/numbering/align.ts';
import { PROSE } from './parallel-prose.ts';

type Side = { text: string; paragraph: number }[];

/** The essay as two editions whose paragraphs are numbered as told, and its beads. */
function essay(english: (paragraph: number) => number, chinese: (paragraph: number) => number) {
  const en: Side = [];
  const zh: Side = [];
  const put = (side: Side, paragraph: number) => (text: string) => side.push({ text, paragraph }) - 1;
  const gold = PROSE.flatMap((beads, paragraph) =>
    beads.map((bead) => ({
      primary: bead.en.map(put(en, english(paragraph))),
      other: bead.zh.map(put(zh, chinese(paragraph))),
    })),
  );
  return { en, zh, gold };
}

const found = (gold: readonly AlignBead[], beads: readonly AlignBead[]) => {
  const got = new Set(beads.map((bead) => JSON.stringify(bead)));
  return gold.filter((bead) => got.has(JSON.stringify(bead))).length;
};

const asWritten = (paragraph: number) => paragraph;
const twoTogether = (paragraph: number) => paragraph >> 1;
const inOne = () => 0;

describe('two editions of an essay', () => {
  it('are paired exactly when their paragraphs agree, through sentences merged, split, left out and added', () => {
    const { en, zh, gold } = essay(asWritten, asWritten);
    expect(gold).toHaveLength(51);
    expect(align(en, zh)).toEqual(gold);
  });

  it('are paired the same whichever is the primary', () => {
    const { en, zh, gold } = essay(asWritten, asWritten);
    expect(align(zh, en).map(({ primary, other }) => ({ primary: other, other: primary }))).toEqual(gold);
  });

  it('are paired nearly as well when one has its paragraphs two together', () => {
    const { en, zh, gold } = essay(asWritten, twoTogether);
    expect(found(gold, align(en, zh))).toBeGreaterThanOrEqual(48);
  });

  it('are paired well when one or both have no paragraphs at all', () => {
    for (const english of [asWritten, inOne]) {
      const { en, zh, gold } = essay(english, inOne);
      expect(found(gold, align(en, zh))).toBeGreaterThanOrEqual(46);
    }
  });

  it('are paired through a paragraph that one of them lacks', () => {
    const { en, zh, gold } = essay(asWritten, asWritten);
    const lacking = zh.filter(({ paragraph }) => paragraph !== 4);
    const start = zh.findIndex(({ paragraph }) => paragraph === 4);
    const removed = zh.length - lacking.length;
    const wanted = gold.flatMap(({ primary, other }) => {
      const left = other.filter((index) => zh[index]?.paragraph !== 4);
      return left.length ? [{ primary, other: left.map((index) => (index < start ? index : index - removed)) }] : [];
    });
    expect(found(wanted, align(en, lacking))).toBeGreaterThanOrEqual(wanted.length - 2);
  });
});

const row = (...texts: string[]): Side => texts.map((text) => ({ text, paragraph: 0 }));
const bead = (primary: number[], other: number[]): AlignBead => ({ primary, other });

const mill = row(
  'Why it was built',
  'The town needed flour.',
  'The river was strong enough to turn a wheel.',
  'Who owned it',
  'It belonged to the parish for two hundred years.',
  'Then a family from the coast bought it, and they never came to see it.',
  'What became of it',
  'The railway brought cheap flour.',
  'Children sit on the stones.',
).map(({ text }, index) => ({ text, paragraph: index - (index % 3 === 2 ? 1 : 0) }));

describe('an edition that lacks or adds text', () => {
  it('keeps its pairs beside a section that is left out', () => {
    const zh = row(
      '为什么要建',
      '镇上需要面粉。',
      '河水足够推动轮子。',
      '后来怎样',
      '铁路运来了便宜的面粉。',
      '孩子们坐在磨石上。',
    ).map(({ text }, index) => ({ text, paragraph: index - (index % 3 === 2 ? 1 : 0) }));
    const pairs = align(mill, zh).filter(({ other }) => other.length);
    expect(pairs).toEqual([0, 1, 2, 6, 7, 8].map((index, at) => bead([index], [at])));
  });

  it('keeps its pairs after a translator’s note', () => {
    const note = ['译者注：这篇文章写于很久以前。', '文中的磨坊今天已经不在了。'];
    const zh = row(...note, '为什么要建', '镇上需要面粉。', '河水足够推动轮子。').map(({ text }, index) => ({
      text,
      paragraph: index < 2 ? 0 : Math.min(index, 3),
    }));
    const pairs = align(mill.slice(0, 3), zh).filter(({ primary }) => primary.length);
    expect(pairs).toEqual([bead([0], [2]), bead([1], [3]), bead([2], [4])]);
  });

  it('keeps nine of ten other pairs whatever fifth of it is taken out in one piece', () => {
    const { en, zh, gold } = essay(asWritten, asWritten);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: zh.length - (zh.length >> 2) }), (start) => {
        const end = start + Math.floor(zh.length / 5);
        const gone = (index: number) => index >= start && index < end;
        const lacking = zh.filter((_, index) => !gone(index));
        const wanted = gold
          .filter(({ primary, other }) => primary.length && other.length && !other.some(gone))
          .map(({ primary, other }) =>
            bead(
              primary,
              other.map((index) => (index < start ? index : index - (end - start))),
            ),
          );
        expect(found(wanted, align(en, lacking))).toBeGreaterThanOrEqual(0.9 * wanted.length);
      }),
      { numRuns: 10 },
    );
  });
});

describe('inside a paragraph', () => {
  it('as many sentences on both sides are paired one to one, though their lengths differ', () => {
    const en = row(
      'He came home late, and tired, as he did most days of that year.',
      'Nobody asked.',
      'The dog slept.',
    );
    const zh = row('他很晚才回家，累了。', '没有一个人想到要问他什么。', '狗在睡。');
    expect(align(en, zh)).toEqual([bead([0], [0]), bead([1], [1]), bead([2], [2])]);
  });

  it('equal counts are not believed when one side plainly merges first and splits later', () => {
    const long =
      'The committee met four times that winter and each time it put off the question of the roof until the next meeting.';
    const other =
      'By the spring there was no longer a question, because there was no longer a roof, and the pigeons had moved in.';
    const en = row(long, other, `${long} ${other}`);
    const zh = row(
      '那年冬天委员会开了四次会，每次都把屋顶的问题拖到下一次再议。到了春天，问题已经不存在了，因为屋顶也不存在了，鸽子搬了进来。',
      '那年冬天委员会开了四次会，每次都把屋顶的问题拖到下一次再议。',
      '到了春天，问题已经不存在了，因为屋顶也不存在了，鸽子搬了进来。',
    );
    expect(align(en, zh)).toEqual([bead([0, 1], [0]), bead([2], [1, 2])]);
  });

  it('names and figures that both sides have decide where lengths do not', () => {
    const en = row(
      'The mill opened in 1931 with a dance for everybody who lived on the east bank.',
      'The mill burned in 1944 with nobody inside, and nobody on either bank knew why.',
      'My grandmother, who had danced there, went to look at the walls every Sunday until she died.',
      'She brought no flowers, she said, because flowers were for people, and a mill was only a mill.',
    );
    const zh = row(
      '1944年磨坊烧毁，里面没有人，两岸也没有人知道是什么缘故。',
      '我的祖母在那里跳过舞，她每个星期天都去看那几堵墙，一直到去世为止。',
      '她说她不带花，因为花是献给人的，而磨坊不过是一座磨坊罢了。',
    );
    expect(align(en, zh)).toEqual([bead([0], []), bead([1], [0]), bead([2], [1]), bead([3], [2])]);
  });
});

describe('editions that hardly fit', () => {
  it('are covered when one of them, or both, is empty', () => {
    expect(align([], [])).toEqual([]);
    expect(align(row('One.', 'Two.'), [])).toEqual([bead([0], []), bead([1], [])]);
    expect(align([], row('一。'))).toEqual([bead([], [0])]);
  });

  it('are covered in order whatever they hold', () => {
    const text = fc.oneof(
      fc.string(),
      fc.constantFrom('H800', '2023年。', '是的。', 'Yes.', '', ' ', 'x'.repeat(2000)),
    );
    const side = fc.array(fc.record({ text, paragraph: fc.nat(3) }), { maxLength: 25 });
    fc.assert(
      fc.property(side, side, (a, b) => covers(align(a, b), a, b)),
      { numRuns: 100 },
    );
  });

  it('are covered when one passage stands beside very many', () => {
    const many = row(...Array.from({ length: 300 }, (_, index) => `Sentence ${index} of many.`));
    expect(covers(align(row('一句话。'), many), row('一句话。'), many)).toBe(true);
    expect(covers(align(many, row('一句话。')), many, row('一句话。'))).toBe(true);
  });

  it('are paired within a band when they are books without paragraphs', () => {
    const en: Side = Array.from({ length: 2500 }, (_, index) => ({
      text: 'x'.repeat(15 + ((index * 37) % 97)),
      paragraph: 0,
    }));
    const zh: Side = en
      .map(({ text }, index) => ({ text: '字'.repeat(Math.ceil(text.length / 3)), paragraph: index >> 2 }))
      .filter((_, index) => index % 100 !== 50);
    const beads = align(en, zh);
    expect(covers(beads, en, zh)).toBe(true);
    const kept = (index: number) => index - Math.floor((index + 49) / 100);
    const right = beads.filter(({ primary: [a], other: [b] }) => a !== undefined && b !== undefined && kept(a) === b);
    expect(right.length).toBeGreaterThan(2350);
  });
});

function covers(beads: readonly AlignBead[], a: AlignSide, b: AlignSide): boolean {
  expect(beads.flatMap(({ primary }) => primary)).toEqual([...a.keys()]);
  expect(beads.flatMap(({ other }) => other)).toEqual([...b.keys()]);
  return beads.every(({ primary, other }) => primary.length + other.length > 0);
}
