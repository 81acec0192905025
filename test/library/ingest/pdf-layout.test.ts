import { describe, expect, it } from 'vitest';
import { passages, readFile } from '../drafts.ts';
import { LEFT, lines, makePdf, RIGHT } from './make-pdf.ts';

const columns = [...lines(LEFT), ...lines(RIGHT, { x: 320 })];

describe('the layout of a PDF is understood', () => {
  it('columns with a table in one of them, and columns of letters with gaps, as text recognition leaves them', async () => {
    const rows = ['Ferry', 'Barge', 'Tug', 'Yacht', 'Canoe', 'Raft', 'Dinghy', 'Launch', 'Trawler', 'Cutter', 'Sloop'];
    const table = rows.flatMap((name, at) => [
      { text: name, x: 350, y: 600 - at * 12 },
      { text: `${at}7`, x: 470, y: 600 - at * 12 },
    ]);
    const below = lines(
      Array.from({ length: 11 }, (_, at) => `the keeper counted ${at + 20} boats on the way`),
      { top: 600 },
    );
    const page = [...columns, ...below, ...table];
    const read = passages(await readFile(makePdf([page]), 'boats.pdf'));
    expect(read.join('\n')).toContain('the keeper counted 20 boats on the way the keeper counted 21 boats');
    expect(read.join('\n')).toContain('Ferry 07');

    const spread = (texts: readonly string[], x: number) =>
      texts.flatMap((text, line) => [...text].map((one, at) => ({ text: one, x: x + at * 12.2, y: 700 - line * 18 })));
    const left = [
      '岸边的风很大没有人出门',
      '看灯的人提着灯走上堤坝',
      '他听见水里有人在喊救命',
      '灯光照过去只见一条空船',
      '船头的漆还是新的没有名',
    ];
    const right = [
      '字也没有编号他把船拖上',
      '来等天亮之后报给镇长听',
      '镇长说这事不要告诉别人',
      '可是到了中午全镇都知道',
      '那条船是从哪里漂过来的',
    ];
    const scanned = makePdf([[...spread(left, 60), ...spread(right, 320)]]);
    expect(passages(await readFile(scanned, '空船.pdf')).join('')).toBe([...left, ...right].join(''));
  });

  it('the names before what is said in a play are no column', async () => {
    const said = Array.from({ length: 8 }, (_, at) => [
      { text: at % 2 ? 'LIN:' : 'MEI:', x: 60, y: 700 - at * 14 },
      { text: `I have asked ${at + 2} people in the harbour about the ferry today.`, x: 110, y: 700 - at * 14 },
    ]).flat();
    const [first] = passages(await readFile(makePdf([said]), 'play.pdf'));
    expect(first).toBe('MEI: I have asked 2 people in the harbour about the ferry today.');
  });

  it('words that are drawn twice to look bold are read once, and letters that are double stay', async () => {
    const bold = lines(['The bridge is closed.', 'Nobody may cross it.']).flatMap((one) => [
      one,
      { ...one, x: one.x + 0.4 },
    ]);
    const letters = [...'All.'].map((text, at) => ({ text, x: 60 + ([0, 6.7, 8.9, 11.1][at] ?? 0), y: 640 }));
    const read = passages(await readFile(makePdf([[...bold, ...letters]]), 'bridge.pdf'));
    expect(read).toEqual(['The bridge is closed.', 'Nobody may cross it.', 'All.']);
  });

  it('a mark that stands high belongs to its line', async () => {
    const page = [
      { text: 'The model of small worlds comes from two authors', x: 60, y: 700, size: 12 },
      { text: '[16-18]', x: 328, y: 707, size: 7 },
      { text: 'and was much used', x: 356, y: 700, size: 12 },
      ...lines(['in later years.'], { top: 680, size: 12 }),
    ];
    expect(passages(await readFile(makePdf([page]), 'worlds.pdf'))).toEqual([
      'The model of small worlds comes from two authors and was much used in later years.',
    ]);
  });

  it('the head of a chapter that stands on the pages of that chapter alone is not text', async () => {
    const page = (at: number) => [
      ...lines([`${at + 1}`, at < 24 ? 'The Sea' : at < 28 ? 'The Harbour' : 'The Town'], { top: 770, size: 8 }),
      ...lines([`Ship ${'abcdefghijklmnopqrstuvwxyzabcdefgh'.slice(at, at + 6)} came in that night.`]),
    ];
    const read = passages(await readFile(makePdf(Array.from({ length: 32 }, (_, at) => page(at))), 'ships.pdf'));
    expect(read).toHaveLength(32);
    expect(read[25]).toMatch(/^Ship \w+ came in that night\.$/);
  });

  it('a sentence goes on behind the caption that stands below it on the page', async () => {
    const one = [
      ...lines([...LEFT, 'This might be one reason why the uptake of electric ferries among harbourma-']),
      ...lines(['FIGURE 2. The age of the ferries in years.'], { top: 400 }),
    ];
    const two = lines(['sters seems to be small. Nobody has asked them.']);
    const read = passages(await readFile(makePdf([one, two]), 'ferries.pdf'));
    expect(read.join('\n')).toContain('ferries among harbourmasters seems to be small.\nNobody has asked them.');
  });

  it('the lines of a narrow column of a table are one sentence', async () => {
    const text = lines([
      'The standard has the following requirements for all programs that are used in the harbour of the town,',
      'and each of them must be verified by two persons before the program may be used on any of the ferries.',
    ]);
    const cell = lines(['Verify that the lamps are', 'out when the keeper', 'logs out.'], { top: 640 });
    const read = passages(await readFile(makePdf([[...text, ...cell]]), 'rules.pdf'));
    expect(read.at(-1)).toBe('Verify that the lamps are out when the keeper logs out.');
  });

  it('the numbers that count the lines of a manuscript are not text, and those of a table are', async () => {
    const counted = lines(LEFT.concat(RIGHT), { x: 80 }).flatMap((line, at) => [
      { text: `${at + 31}`, x: 50, y: line.y, size: 8 },
      line,
    ]);
    const table = lines(RIGHT.slice(0, 2)).concat(
      Array.from({ length: 12 }, (_, at) => [
        { text: `${at + 1}`, x: 60, y: 600 - at * 14 },
        { text: `Ship ${'ABCDEFGHIJKL'.charAt(at)}`, x: 90, y: 600 - at * 14 },
      ]).flat(),
    );
    const read = passages(await readFile(makePdf([counted, table]), 'night.pdf'));
    expect(read[0]).toBe(
      'The harbour lay still that night and the keeper walked along the old seawall with a lamp in his hand.',
    );
    expect(read.join('\n')).toContain('12 Ship L');
  });
});
