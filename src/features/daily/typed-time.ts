import { inFigures, normalise } from './typed.ts';

/** `unclear`: not read as a time. `no-such-time`: no clock shows it. */
export type TimeFault = { kind: 'unclear' | 'no-such-time'; typed: string };

/** Words for a time without figures. */
const NAMED: Readonly<Record<string, string>> = {
  ...{
    noon: '12:00',
    '12noon': '12:00',
    midday: '12:00',
    中午: '12:00',
    正午: '12:00',
    mittag: '12:00',
    mittags: '12:00',
  },
  ...{ midnight: '00:00', '12midnight': '00:00', 午夜: '00:00', 半夜: '00:00', mitternacht: '00:00' },
};

type Part = 'night' | 'morning' | 'noon' | 'afternoon' | 'evening';

const PARTS: readonly (readonly [Part, RegExp])[] = [
  ['night', /^(?:凌晨|半夜|午夜)|(?:凌晨)$/u],
  ['morning', /^(?:早上|早晨|清晨|清早|上午|早|am)|(?:a\.?m\.?|inthemorning|morning|morgens|vormittags|上午|早上)$/u],
  ['noon', /^(?:中午|正午)|(?:noon|中午)$/u],
  ['afternoon', /^(?:下午|午后|pm)|(?:p\.?m\.?|intheafternoon|afternoon|nachmittags|下午)$/u],
  ['evening', /^(?:傍晚|晚上|晚间|夜里|夜间|夜晚|深夜|今晚|晚)|(?:intheevening|atnight|evening|abends|晚上)$/u],
];

const MINUTES: Readonly<Record<string, number>> = { 半: 30, '1刻': 15, '3刻': 45 };

/** Reads a time of the day as people type it: `9`, `9.30`, `9 pm`, `21h30`, 上午九点半. Without a word for the half of the day it is of 24 hours. */
export function readTime(typed: string): { time: string } | { fault: TimeFault } {
  const plain = inFigures(normalise(typed))
    .replaceAll(' ', '')
    .replace(/^(?:at|um|@|每天|每日)/u, '');
  const named = Object.hasOwn(NAMED, plain) ? NAMED[plain] : undefined;
  if (named) return { time: named };
  const part = PARTS.find(([, words]) => words.test(plain));
  const clock = readClock(part ? plain.replace(part[1], '') : plain);
  if (!clock) return { fault: { kind: 'unclear', typed } };
  const hour = hourOf(clock.hour, part?.[0]);
  if (hour === undefined || clock.minute > 59) return { fault: { kind: 'no-such-time', typed } };
  return { time: `${String(hour).padStart(2, '0')}:${String(clock.minute).padStart(2, '0')}` };
}

function readClock(text: string): { hour: number; minute: number } | undefined {
  const plain = text.replace(/(?:o['’]?clock|uhr)$/u, '');
  const [, hour, minute] =
    /^(\d{1,2})(?:h|点|时)?(?:整|钟)?$/u.exec(plain) ??
    /^(\d{1,2})(\d{2})h?$/u.exec(plain) ??
    /^(\d{1,2})(?:[:.点时h]|uhr)(\d{2})(?:h|分|min|:00)?$/u.exec(plain) ??
    /^(\d{1,2})[点时]([半]|[13]刻|\d)分?$/u.exec(plain) ??
    [];
  if (hour === undefined) return undefined;
  return { hour: Number(hour), minute: minute === undefined ? 0 : (MINUTES[minute] ?? Number(minute)) };
}

/** The hour of 24; undefined if there is none in this part of the day. */
function hourOf(hour: number, part: Part | undefined): number | undefined {
  if (hour > 23) return undefined;
  switch (part) {
    case undefined:
      return hour;
    case 'night':
    case 'morning':
      return hour > 12 ? undefined : hour % 12;
    case 'noon':
      return hour < 10 ? (hour % 12) + 12 : hour <= 14 ? hour : undefined; // 中午 is from 11 to 2
    case 'afternoon':
      return (hour % 12) + 12;
    case 'evening': // 晚上 12 点 is midnight, 晚上 1 点 an hour after it
      return hour === 12 ? 0 : hour >= 5 && hour < 12 ? hour + 12 : hour;
  }
}
