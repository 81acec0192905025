import fc from 'fast-check';
import { anyCharacter } from '../../any-character.ts';

/** What would be something else than text on Discord, if it were let through. */
const MARKUP = [
  '*',
  '**',
  '_',
  '__',
  '~~',
  '|',
  '||',
  '`',
  '``',
  '```',
  '\\',
  '<',
  '>',
  '>>> ',
  '[',
  ']',
  '(',
  ')',
  '](https://evil.example)',
  '[here](https://evil.example)',
  '# ',
  '### ',
  '-# ',
  '- ',
  '+ ',
  '* ',
  '1. ',
  '12.',
  '> ',
  ':',
  '://',
  'https://',
  'http://a.example/b_c',
  ':smile:',
  ':white_check_mark:',
  '@',
  '@everyone',
  '@here',
  '<@123456789012345678>',
  '<@!1>',
  '<@&1>',
  '<#1>',
  '<:a:1>',
  '<a:ab:12>',
  '<t:1:R>',
  '</quote:1>',
  '<id:guide>',
  '<https://evil.example>',
  '<a@b.example>',
  '¯\\_(ツ)_/¯',
  '&lt;',
  '\u202e',
  '\u200b',
  '\u0000',
  '警钟',
  '，',
  '“',
  '😀',
  'é',
  'a',
  '1',
  ' ',
  '  ',
  '\t',
  '\u3000',
  'everyone',
  'word',
];
const BREAKS = ['\n', '\r', '\r\n', '\n\n'];

const pieces = (...all: string[]) =>
  fc.array(
    fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...all) }, fc.string({ unit: anyCharacter, maxLength: 4 })),
    {
      maxLength: 12,
    },
  );

/** Text that tries everything, on one line. */
export const hostileLine = pieces(...MARKUP).map((parts) => parts.join('').replace(/[\r\n]/g, ''));
/** The same over several lines. */
export const hostile = pieces(...MARKUP, ...BREAKS).map((parts) => parts.join(''));
