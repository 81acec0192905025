import { describe, expect, it } from 'vitest';
import { paragraphs, passages, read } from '../drafts.ts';

const srt = (cues: readonly (readonly [start: string, end: string, ...lines: string[]])[]) =>
  cues.map(([start, end, ...lines], at) => `${at + 1}\n${start},000 --> ${end},500\n${lines.join('\n')}\n`).join('\n');

describe('subtitles are read as what is said', () => {
  it('sentences over several captions, each with the time at which it begins', () => {
    const draft = read(
      srt([
        ['00:00:01', '00:00:03', 'The ferry <i>left</i> at'],
        ['00:00:04', '00:00:05', '{\\an8}nine. Nobody', 'waved.'],
        ['00:20:00', '00:20:02', 'It came back.'],
      ]),
      'ferry.en.srt',
    );
    expect(paragraphs(draft)).toEqual([['The ferry left at nine.', 'Nobody waved.'], ['It came back.']]);
    expect(draft.passages.map(({ place }) => place)).toEqual([{ time: 1000 }, { time: 4000 }, { time: 1_200_000 }]);
  });

  it('each caption is a passage where there are no full stops, though questions and cries have their marks', () => {
    const lines = [
      '那天晚上港口很安静',
      '看灯的人走上堤坝',
      '你听见了吗？',
      '他听见水里有人在喊',
      '快救人！',
      '灯光照过去只见一条空船',
      '没有人……',
    ];
    const time = (at: number) => `00:00:${String(at * 2).padStart(2, '0')}`;
    const draft = read(srt(lines.map((line, at) => [time(at + 1), time(at + 1), line] as const)), '空船.zh.srt');
    expect(passages(draft)).toEqual(lines);
  });

  it('blank lines before the words, doubled line ends and captions without words do no harm', () => {
    const gaps =
      '1\n00:00:01,000 --> 00:00:02,000\n\n\nThe ferry left.\n2\n00:00:03,000 --> 00:00:04,000\n\n3\n00:00:05,000 --> 00:00:06,000\n \nNobody waved.\n';
    expect(passages(read(gaps, 'ferry.srt'))).toEqual(['The ferry left.', 'Nobody waved.']);
    const doubled = srt([
      ['00:00:01', '00:00:03', 'The ferry left', 'at nine.'],
      ['00:00:04', '00:00:05', 'Nobody waved.'],
    ]).replaceAll('\n', '\r\r\n');
    expect(passages(read(doubled, 'ferry.srt'))).toEqual(['The ferry left at nine.', 'Nobody waved.']);
  });

  it('who speaks stands before what they say, when somebody else begins', () => {
    const vtt = `WEBVTT - The ferry

STYLE
::cue { color: red }

NOTE nobody sees this

intro
00:01.000 --> 00:03.000 align:start position:10%
<v Ana Li>It left at nine.

00:03.500 --> 00:05.000
<v Ana Li>Nobody waved &amp; nobody <00:04.000><c>came</c>.

00:05.500 --> 00:07.000
<v.loud Jonas Osei>I did!
`;
    expect(paragraphs(read(vtt, 'ferry.vtt'))).toEqual([
      ['Ana Li: It left at nine.', 'Nobody waved & nobody came.'],
      ['Jonas Osei: I did!'],
    ]);
    const turns = srt([
      ['00:00:01', '00:00:03', '- Did it leave?', '- At nine.'],
      ['00:00:04', '00:00:05', 'NINA LEE: I saw it.'],
    ]);
    expect(passages(read(turns, 'a.srt'))).toEqual(['Did it leave?', 'At nine.', 'NINA LEE: I saw it.']);
  });

  it('Chinese captions without stops are a passage each', () => {
    const draft = read(
      srt([
        ['00:00:01', '00:00:02', '渡船九点开走了'],
        ['00:00:02', '00:00:03', '没有人挥手'],
        ['00:00:04', '00:00:05', '第二天它回来了'],
      ]),
      'a.srt',
    );
    expect(passages(draft)).toEqual(['渡船九点开走了', '没有人挥手', '第二天它回来了']);
    expect(draft.passages.map(({ place }) => place)).toEqual([{ time: 1000 }, { time: 2000 }, { time: 4000 }]);
  });

  it('live captions that roll are read once', () => {
    const rolling = srt([
      ['00:00:01', '00:00:02', 'The ferry left'],
      ['00:00:02', '00:00:03', 'The ferry left', 'at nine.'],
      ['00:00:03', '00:00:04', 'at nine.', 'Nobody waved.'],
    ]);
    expect(passages(read(rolling, 'a.srt'))).toEqual(['The ferry left at nine.', 'Nobody waved.']);
  });
});
