import { describe, expect, it } from 'vitest';
import { CITIES } from '#features/daily/zone-names.ts';
import { readZone, suggestZones, zoneWords } from '#features/daily/zones.ts';
import { toTraditional } from '#library/traditional.ts';

const NOW = Temporal.Instant.from('2026-11-27T08:30:00Z').epochMilliseconds;
const zone = (typed: string) => {
  const read = readZone(typed, NOW);
  return 'zone' in read ? read.zone : read.candidates.join(' ');
};
const labels = (typed: string, language: 'en' | 'zh') =>
  suggestZones(typed, NOW, (words) => words[language]).map(({ label }) => label);

describe('a zone', () => {
  it.each([
    [
      'Asia/Shanghai',
      [
        '上海',
        '北京',
        'Beijing',
        '北京时间',
        '北京時間',
        'asia/shanghai',
        'PRC',
        'Asia/Beijing',
        '深圳',
        'China',
        '中国',
      ],
    ],
    ['Asia/Taipei', ['台北', '臺北', '台湾时间', '臺灣時間', 'Taiwan']],
    ['Asia/Hong_Kong', ['香港', 'Hong Kong', 'HKT']],
    ['Europe/Berlin', ['柏林', 'Berlin', 'berlin time', 'CET', 'Germany', '德国', 'München', 'munich']],
    ['Europe/London', ['伦敦', '倫敦', 'London, UK', 'UK']],
    [
      'America/New_York',
      ['纽约', '紐約', 'EST', 'Eastern', '美东', 'New York City', 'america/new york', 'US/Eastern', 'Washington D.C.'],
    ],
    ['America/Los_Angeles', ['旧金山', '舊金山', '三藩市', 'Pacific', 'PST', '美西', 'SF']],
    ['America/Sao_Paulo', ['São Paulo', 'sao paulo', '圣保罗']],
    ['Asia/Kolkata', ['Asia/Calcutta', 'Mumbai', '孟买']],
    ['UTC', ['UTC', 'utc', 'Z']],
    ['America/Boise', ['Boise', 'America/Boise']],
    ['', ['', 'foo', 'UTC+15', '___', '🙂']],
  ])('is %s in %j', (wanted, typed) => {
    expect(typed.map(zone)).toEqual(typed.map(() => wanted));
  });

  it('is never guessed where a name means several', () => {
    expect(zone('CST').split(' ')).toEqual(['Asia/Shanghai', 'Asia/Taipei', 'America/Chicago', 'America/Havana']);
    expect(zone('IST').split(' ')).toEqual(['Asia/Kolkata', 'Europe/Dublin', 'Asia/Jerusalem']);
    expect(zone('GMT').split(' ')).toEqual(['Europe/London', 'UTC']);
    expect(zone('美国').split(' ').length).toBeGreaterThan(3);
  });

  it('is one of those that have the offset now, where an offset was typed', () => {
    for (const typed of ['UTC+8', 'GMT+8', '东八区', '東八區', '+08:00', 'Etc/GMT-8', 'utc +8']) {
      expect(readZone(typed, NOW)).toMatchObject({ isOffset: true });
      expect(zone(typed).split(' ').slice(0, 3)).toEqual(['Asia/Shanghai', 'Asia/Taipei', 'Asia/Hong_Kong']);
    }
    const summer = Temporal.Instant.from('2026-07-01T00:00:00Z').epochMilliseconds;
    const read = readZone('UTC-7', summer);
    const candidates = 'candidates' in read ? read.candidates : [];
    // Phoenix never changes its clocks, and stands before Los Angeles, which is at UTC-7 in summer alone.
    expect(candidates).toEqual(expect.arrayContaining(['America/Phoenix', 'America/Los_Angeles']));
    expect(candidates.indexOf('America/Phoenix')).toBeLessThan(candidates.indexOf('America/Los_Angeles'));
    expect(zone('UTC-7').split(' ')).not.toContain('America/Los_Angeles');
  });

  it('is suggested with the time there, and as the city that was typed', () => {
    expect(labels('北', 'zh')[0]).toBe('北京（Asia/Shanghai），现在周五 16:30');
    expect(labels('Berl', 'en')[0]).toBe('Berlin (Europe/Berlin), now Fri 09:30');
    expect(labels('', 'en').length).toBe(25);
    expect(Math.max(...labels('a', 'en').map((label) => label.length))).toBeLessThan(100);
  });

  it('is found whatever of its names is typed, in traditional characters as well', () => {
    for (const [id, cities] of Object.entries(CITIES)) {
      for (const name of cities.split(/, |=/)) {
        for (const typed of [name, toTraditional(name, 'hong-kong')])
          expect([typed, zone(typed).split(' ')]).toEqual([typed, expect.arrayContaining([id])]);
      }
    }
  });

  it('is suggested for every one there is, and taken as it was suggested', () => {
    for (const id of Intl.supportedValuesOf('timeZone')) {
      const [first] = suggestZones(id, NOW, (words) => words.en);
      expect([id, zone(first?.value ?? '')]).toEqual([id, first?.value]);
      expect(Temporal.Instant.fromEpochMilliseconds(NOW).toZonedDateTimeISO(first?.value ?? '').offset).toBe(
        Temporal.Instant.fromEpochMilliseconds(NOW).toZonedDateTimeISO(id).offset,
      );
    }
    expect([zoneWords('Asia/Shanghai'), zoneWords('America/Boise').zh]).toEqual([
      { en: 'Shanghai', zh: '上海' },
      'Boise',
    ]);
  });
});
