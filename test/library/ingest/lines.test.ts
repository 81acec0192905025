import { describe, expect, it } from 'vitest';
import { passages, read } from '../drafts.ts';
import { CHINESE_PROSE, ENGLISH_PROSE, wrap } from '../prose.ts';

const lines = (text: string, name?: string) => passages(read(text, name));
const WRAPPED = ENGLISH_PROSE.map((one) => wrap(one.join(' '), 72));

describe('a line that is a paragraph', () => {
  it('is a passage of its own in a Chinese notice, whatever its last mark is', () => {
    const notice = [
      '关于清理港口的通知',
      '各村村民委员会：',
      '为保障渡船安全，现将清理港口的有关事项通知如下：',
      '一、时间安排。清理工作从三月开始，到五月底结束；',
      '二、人员安排。每村派出三人，由老欧统一调配；',
      '（三）经费由委员会承担',
      '特此通知。',
      '奥林港务委员会',
      '1962年3月1日',
    ];
    expect(lines(notice.join('\n'))).toEqual([
      ...notice.slice(0, 3),
      '一、时间安排。',
      '清理工作从三月开始，到五月底结束；',
      '二、人员安排。',
      '每村派出三人，由老欧统一调配；',
      ...notice.slice(5),
    ]);
  });

  it('is a turn in a conversation, also after an ellipsis', () => {
    const zh = ['记者：您怎么看这座桥？', '欧先生：我觉得还能用。', '记者：可是村里人说……', '欧先生：随他们说。'];
    expect(lines(zh.join('\n'))).toEqual(zh);
    const en = ['MR. HARLAN: Who paid for the bridge', 'DR. OSEI: The village did…', 'MR. HARLAN: I see'];
    expect(lines(en.join('\n'))).toEqual(en);
    expect(lines(['Q: Who paid', 'A: The village', 'Q: And the dam'].join('\n'))).toHaveLength(3);
  });

  it('is a heading, a line of an address or a signature in wrapped text', () => {
    const letter = `12 Mill Lane\nOrrin\n5 May 1962\n\nDear Mr. Osei,\n\n${WRAPPED[0]}\n\nTHE DAM\n${WRAPPED[1]}\n\nYours sincerely,\nMaria Harlan\nClerk`;
    const found = lines(letter);
    expect(found.slice(0, 4)).toEqual(['12 Mill Lane', 'Orrin', '5 May 1962', 'Dear Mr. Osei,']);
    expect(found).toContain('THE DAM');
    expect(found.slice(-3)).toEqual(['Yours sincerely,', 'Maria Harlan', 'Clerk']);
  });

  it('is a row of a table', () => {
    const rows = ['Year    Boats    Master', '1962    nine     Osei', '1970    four     Osei'];
    expect(lines(`${WRAPPED[0]}\n\n${rows.join('\n')}\n\n${WRAPPED[1]}`)).toEqual(expect.arrayContaining(rows));
  });

  it('is a verse, in a poem and in wrapped prose, and a hanging line belongs to it', () => {
    const verses = [
      'The harbour lay in ice and nobody would row,',
      'And Osei took his lantern out to count the boats again,',
      'He wrote the weight of every cart that crossed the bridge in snow, and every\n    name of all the men',
      'The council had a dam in mind and did not ask to know,',
      'But he had written down the price, the masons and the day.',
      'The book is in the museum now and shows it, row by row,',
      'Though nobody who reads it there has ever come to stay',
    ];
    const poem = verses.join('\n');
    expect(lines(poem)).toEqual(verses);
    expect(lines(`${WRAPPED.join('\n\n')}\n\n${poem}`)).toEqual(expect.arrayContaining(verses));
  });
});

describe('a line break in the middle of a sentence', () => {
  it('means nothing in text with a clause a line', () => {
    const text = [
      'When the river rose,\nthe lower street was flooded.',
      'Nobody minded.',
      'They had boats,\nand the boats were good,\nthough some were old.',
      'The mill stood still.',
    ];
    expect(lines(text.join('\n'))).toEqual(text);
    const chinese = [
      '河水上涨的时候，\n下面那条街都被淹了。',
      '没有人介意。',
      '他们有船，\n船也都还好用，\n只是有几条旧了。',
    ];
    expect(lines(chinese.join('\n'))).toEqual(chinese);
  });

  it('means nothing in text that was wrapped by hand', () => {
    const clause =
      'The keeper will hold the harbour, its masters,\nand its clerks and rowers, and any guests invited\nby the council to see the boats\n' +
      'free of every cost, fee and claim, including\nlegal fees, that come of the\nfollowing: [1] the sale of a boat,\n[2] its loss, or its repair,\nor [3] a flood.';
    expect(lines(clause)).toEqual([clause]);
  });

  it('means nothing where Markdown or two spaces mark it', () => {
    const text =
      '# The wheel\n\nThe upper gate and the lower gate set the flow  \nof the water. But what if the owners\\\nof those gates want more?';
    expect(lines(text, 'wheel.md')).toEqual([
      'The upper gate and the lower gate set the flow\nof the water.',
      'But what if the owners\nof those gates want more?',
    ]);
    expect(lines('Ice on the quay  \nSalt on the stair  \nNobody there', 'verse.md')).toHaveLength(3);
  });

  it('means nothing in a quotation in a narrower column, in a list of names, or after Mr.', () => {
    const quoted = wrap(ENGLISH_PROSE[2]?.join(' ') ?? '', 44);
    const names = `The boats came from ${wrap('Orrin Harlan Amsel Lindqvist Okafor Brannoc Osei Marlow Hale Rowe Moss Whitby Cardiff Dover Hastings Wells York.'.replaceAll(' ', ', '), 72)}`;
    const text = `${WRAPPED[0]}\n\n${quoted}\n\n${WRAPPED[1]}\n\n${names}\n\nNobody on the council had asked Mr.\nHarlan about it.`;
    const found = lines(text).map((one) => one.replaceAll('\n', ' '));
    expect(found).toEqual(expect.arrayContaining([...(ENGLISH_PROSE[2] ?? [])]));
    expect(found.find((one) => one.startsWith('The boats'))).toMatch(/York\.$/);
    expect(found.at(-1)).toBe('Nobody on the council had asked Mr. Harlan about it.');
  });
});

describe('between two pages', () => {
  const first = 'The river ran past the mill, and in spring\nit rose until the lower street was under';
  const second = 'water for a week or more. Nobody minded.';
  const whole = [`${first}\nwater for a week or more.`, 'Nobody minded.'];

  it('a page number beside a form feed is no passage, a year and a count are', () => {
    const pages =
      'The gate is shut.\n\n- 11 -\n\f\n12\n\nIt opens at six.\n\fPage 13\n\nNobody waits.\n\f1984\n\n7 men came.';
    expect(passages(read(pages))).toEqual([
      'The gate is shut.',
      'It opens at six.',
      'Nobody waits.',
      '1984',
      '7 men came.',
    ]);
    expect(passages(read('门关了。\n\f第 2 页\n\n六点开门。'))).toEqual(['门关了。', '六点开门。']);
  });

  it('a form feed and a page number stand in no sentence', () => {
    for (const between of [
      '\n\f',
      '\f',
      '\n\n\f\n',
      '\n\n12\n\n',
      '\n\n- 12 -\n\n\n',
      '\n\nPage 3 of 9\n\n',
      '\n\n3 / 9\n\n',
    ]) {
      expect(lines(first + between + second), JSON.stringify(between)).toEqual(whole);
    }
    const chinese = wrap(CHINESE_PROSE[0]?.join('') ?? '', 20).split('\n');
    const paged = chinese.toSpliced(3, 0, '', '第 3 页', '').join('\n');
    expect(lines(paged)).toEqual(lines(chinese.join('\n')));
  });

  it('numbers that count on are page numbers too, and a number of its own is text', () => {
    const text = `${first}\n\n12\n\n${second}\n\n13\n\nThe mill stood still.\n\n40\n\nThat was the number.`;
    expect(lines(text)).toEqual([...whole, 'The mill stood still.', '40', 'That was the number.']);
    expect(lines('1\n\nThe mill stood still.\n\n2\n\nThe dam broke.')).toContain('2');
  });
});

describe('a word that is divided at the end of a line', () => {
  const typeset =
    'The water rose by two metres in a single night, and the new govern-\nment of the town resigned before the siren had been sounded a sec-\n' +
    'ond time, which was a well-\nknown signal, by the engineer beside the mill.';

  it('is one word in typeset text, and the line break stands behind it', () => {
    const [found = ''] = lines(typeset);
    expect(found).toContain('the new government\nof the town');
    expect(found).toContain('a second\ntime,');
  });

  it('keeps a hyphen that may be its own', () => {
    expect(lines(typeset)[0]).toContain('well-\nknown');
    expect(lines(`${typeset} It is well-known.`)[0]).toContain('well-known\nsignal');
    expect(lines(`${typeset} It is pre-\nand postwar.`).at(-1)).toContain('pre-\nand');
  });

  it('is left as it stands in text that does not divide its words', () => {
    const prose = Array.from({ length: 20 }, () => WRAPPED.join('\n')).join('\n');
    const text = `${prose}\nHe drew a long cigar-\nshaped roll from his pocket, and smiled.`;
    expect(lines(text).at(-1)).toContain('cigar-\nshaped');
    expect(lines(`${prose}\nHe drew a cold har-\nbour on the wall of the bridge.`).at(-1)).toContain('harbour\non');
  });

  it('is joined at a soft hyphen', () => {
    expect(lines('The water rose in a single night, and the govern\u00ad\nment resigned at noon.')).toEqual([
      'The water rose in a single night, and the government\nresigned at noon.',
    ]);
  });
});

describe('whatever the lines are', () => {
  const many = 20_000;
  for (const [what, text] of Object.entries({
    numbers: '12\n\n'.repeat(many),
    'form feeds': '\f\n'.repeat(many),
    'divided words': 'ab-\ncd '.repeat(many),
    'hyphens and blanks': `a-${' '.repeat(many)}\n`.repeat(5),
    labels: 'Ana: yes\n'.repeat(many),
    'long labels': `${'A b'.repeat(many)}\n`.repeat(3),
    gaps: `a${' '.repeat(many)}\n`.repeat(5),
    'halves of a sentence': 'and,\n\n'.repeat(many),
  })) {
    it(`${what} without end are read in good time`, () => expect(() => read(`The end.\n${text}`)).not.toThrow());
  }
});
