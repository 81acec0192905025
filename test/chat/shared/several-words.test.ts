import { describe, expect, it, test } from 'vitest';
import { completionAt, parseLine, usage } from '#chat/shared/command-line.ts';
import { commands } from '#commands';
import { requireCommand } from '#core/command.ts';
import { errorWords } from '#core/error-words.ts';
import { UserError } from '#core/errors.ts';

const args = (line: string) => ({ ...parseLine(line, commands).args });
const ON = '/daily on time:9:00 zone:Berlin language:en';
const on = { time: '9:00', zone: 'Berlin', language: 'en' };

describe('a value of several words needs no quotation marks', () => {
  test.each([
    [`${ON} except:24 Dec..2 Jan`, { ...on, except: '24 Dec..2 Jan' }],
    [
      `${ON} except: 24 Dec to 2 Jan, 6 Jan days:Mon Wed Fri`,
      { ...on, except: '24 Dec to 2 Jan, 6 Jan', days: 'Mon Wed Fri' },
    ],
    [`${ON} heading:Good morning, readers! thread:yes`, { ...on, heading: 'Good morning, readers!', thread: 'yes' }],
    [
      `${ON} topics:chip-controls, deepseek-lesson name:early`,
      { ...on, topics: 'chip-controls, deepseek-lesson', name: 'early' },
    ],
    [
      '/daily on 时间:早上 9 点 时区:北京时间 语言:中英双语',
      { time: '早上 9 点', zone: '北京时间', language: '中英双语' },
    ],
    [
      '/daily on time:9 pm zone:New York language:Traditional Chinese',
      { time: '9 pm', zone: 'New York', language: 'Traditional Chinese' },
    ],
    [
      '/parley settings taking-part:<@U1|ana>, <@U2|bo> <!subteam^S1|@readers> here',
      { 'taking-part': '<@U1|ana>, <@U2|bo> <!subteam^S1|@readers>', here: true },
    ],
    ['/daily change lamp heading:Good morning all', { name: 'lamp', heading: 'Good morning all' }],
    ['/daily change except:24 Dec..2 Jan lamp', { except: '24 Dec..2 Jan', name: 'lamp' }],
    ['/daily change time:10:00 lamp', { time: '10:00', name: 'lamp' }],
    ['/daily skip lamp dates:24 Dec, 25 Dec', { name: 'lamp', dates: '24 Dec, 25 Dec' }],
    ['/daily pause until:1 Apr lamp', { until: '1 Apr', name: 'lamp' }],
    [
      '/debate plan Chips matter when:tomorrow at 9 zone:New York language:Traditional Chinese',
      { motion: 'Chips matter', when: 'tomorrow at 9', zone: 'New York', language: 'Traditional Chinese' },
    ],
    [
      '/debate start Chips matter times:openings 3, floor 10 who:@Ana, @Ben format:quick',
      { motion: 'Chips matter', times: 'openings 3, floor 10', who: '@Ana, @Ben', format: 'quick' },
    ],
    ['/debate start 芯片很重要 时长:1 小时 30 分', { motion: '芯片很重要', times: '1 小时 30 分' }],
  ])('%s', (line, expected) => expect(args(line)).toEqual(expected));

  it('and takes nothing from the text of a command', () => {
    expect(args('/daily suggest Who pays topic:chip-controls in the end?')).toEqual({
      words: 'Who pays in the end?',
      topic: 'chip-controls',
    });
    expect(args('/quote lang:en traditional Chinese tea')).toEqual({ words: 'traditional Chinese tea', lang: 'en' });
  });
});

it('whoever opens a debate with the command that begins one is told which it is', () => {
  const told = (line: string) => {
    try {
      return JSON.stringify(args(line));
    } catch (error) {
      return error instanceof UserError ? errorWords(error.problem) : error;
    }
  };
  expect(told('/debate begin Chips matter')).toMatchObject({
    en: expect.stringContaining('opened with /debate start'),
  });
  expect(told('/辩论 开始 芯片很重要')).toMatchObject({ zh: expect.stringContaining('请用 /debate start 加上辩题') });
});

describe('what a schedule needs can be given without names', () => {
  test.each([
    ['/daily on 9:00 Berlin en', on],
    [
      '/daily on 9 pm New York both days:Mon-Fri',
      { time: '9 pm', zone: 'New York', language: 'both', days: 'Mon-Fri' },
    ],
    ['/daily on 早上 9 点 上海 简体中文', { time: '早上 9 点', zone: '上海', language: '简体中文' }],
    ['/daily on zone:Berlin 9:00 en', on],
    ['/daily on "9:00" "Berlin" en', on],
    ['/daily on 9:00', { time: '9:00' }],
  ])('%s', (line, expected) => expect(args(line)).toEqual(expected));

  it('and their names are in the usage and completed', () => {
    const command = requireCommand(commands, ['daily', 'on']);
    expect(usage(command, ({ en }) => en, 'en')).toMatch(/^\/daily on time zone \w+\|/);
    for (const [line, from] of [
      ['/daily on 9:00 Berl', 15],
      ['/daily on 9:00 New York', 15],
      ['/daily on time:9:00 zone:New York', 25],
    ] as const)
      expect(completionAt(line, line.length, commands), line).toMatchObject({
        kind: 'value',
        from,
        to: line.length,
        option: { name: 'zone' },
      });
  });
});

describe('where words can belong to several things', () => {
  const told = (line: string) => {
    try {
      return JSON.stringify(args(line));
    } catch (error) {
      if (error instanceof UserError) return errorWords(error.problem).en;
      throw error;
    }
  };

  test.each([
    [
      '/daily on language:en zone:Berlin time:9:00 sharp',
      'If it belongs to time, put the whole value in quotation marks: time:"…".',
    ],
    ['/daily on 9:00 Berlin en days:Mon Wed maybe', 'If it belongs to days'],
    ['/parley settings both article:chip controls', 'If it belongs to article'],
  ])('%s is told to be put in quotation marks', (line, words) => expect(told(line)).toContain(words));

  it('and what is written as an option is not', () => {
    expect(told('/parley settings language:en foo:bar')).not.toContain('quotation marks');
  });
});
