import fc from 'fast-check';
import { anyCharacter } from '../../any-character.ts';

/** What Slack would make something of, in text that it parses, and what breaks JSON, escapes or characters. */
const PIECES = [
  ...['<!channel>', '<!here|here>', '<@U1>', '<#C1|general>', '<https://example.org|click>', '<!date^0^{date}|x>'],
  ...[
    '&amp;',
    '&',
    '<',
    '>',
    '&lt;!channel&gt;',
    '*bold*',
    '_italic_',
    '~gone~',
    '`code`',
    '```',
    '> quoted',
    '• item',
  ],
  ...[':smile:', ':+1::skin-tone-3:', '@everyone', '@channel', '#general', 'https://example.org/a', 'a@example.org'],
  ...[
    '\n',
    '\r\n',
    '\t',
    '\u0000',
    '\u202e',
    '\u200b',
    '\ufeff',
    '\\',
    '"',
    '{{',
    '◀',
    '😀',
    '👩‍👩‍👧‍👦',
    '警钟',
    '。',
    'é',
    ' ',
  ],
  ...['\ud83d', '\ude00'],
];

/** Text as nobody wants it, of up to some hundred characters; half characters stand alone, as they would in broken text. */
export const hostile = fc
  .array(
    fc.oneof(
      { weight: 4, arbitrary: fc.constantFrom(...PIECES) },
      fc.string({ unit: 'grapheme' }),
      fc.string({ unit: anyCharacter }),
    ),
    {
      maxLength: 20,
    },
  )
  .map((parts) => parts.join(''));
