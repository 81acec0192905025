import { describe, expect, it } from 'vitest';
import { openHouse, words } from './house.ts';
import { FACILITATOR } from './lighthouse.ts';

const MANAGER = { name: 'Mo', may: 'manager' } as const;

describe('a group’s settings', () => {
  it('are shown to anybody who asks, only to them, in their language', async () => {
    const house = await openHouse();
    const shown = await house.say('/parley settings');
    expect(shown).toMatchObject({ kind: 'reply', visibility: 'only-me' });
    expect(words(shown)).toContain('Public posts: the language of whoever asks');
    expect(words(shown)).toContain('Default article: none');
    expect(words(await house.say('/parley settings', { language: 'zh-Hant' }))).toContain('預設文章');
  });

  it('are kept over a restart, and taken back with none', async () => {
    const house = await openHouse();
    await house.say('/parley settings language:zh-Hans article:Chip-Controls', FACILITATOR);
    await house.say('/parley settings facilitator:@Ben', MANAGER);
    const later = await house.restart();
    const shown = words(await later.say('/parley settings'));
    for (const part of ['Public posts: Simplified Chinese', 'Default article: chip-controls', 'Facilitators: Ben']) {
      expect(shown).toContain(part);
    }
    const taken = words(await later.say('/parley settings language:none article:none', FACILITATOR));
    expect(taken).toContain('Settings changed');
    expect(taken).toContain('Public posts: the language of whoever asks');
    expect(taken).toContain('Default article: none');
    expect(taken).toContain('Facilitators: Ben');
    expect(words(await later.say('/parley settings', { workspace: 'other' }))).toContain('Facilitators: none');
  });

  it('are changed only by who may', async () => {
    const house = await openHouse();
    expect(words(await house.say('/parley settings language:en'))).toContain('Only a facilitator');
    expect(words(await house.say('/parley settings facilitator:Ana', FACILITATOR))).toBe(
      'Only a manager of this place can do that.',
    );
    expect(words(await house.say('/parley settings language:en not-facilitator:Ana', FACILITATOR))).toContain(
      'Only a manager',
    );
    expect(words(await house.say('/parley settings'))).toContain('Public posts: the language of whoever asks');
    await house.say('/parley settings facilitator:Ana', MANAGER);
    expect(words(await house.say('/parley settings language:en'))).toContain('Public posts: English');
    await house.say('/parley settings not-facilitator:@Ana', MANAGER);
    expect(words(await house.say('/parley settings language:both'))).toContain('Only a facilitator');
  });

  it('that cannot be are refused, and nothing is changed by the rest of the line', async () => {
    const house = await openHouse();
    const tried = async (line: string) => words(await house.say(`/parley settings ${line}`, MANAGER));
    expect(await tried('language:klingon')).toContain(
      '“klingon” is not a value for language. Try: en, zh-Hans, zh-Hant, both, none.',
    );
    expect(await tried('language:en article:chip-control')).toContain('Did you mean chip-controls?');
    expect(await tried('not-facilitator:Nobody')).toBe('“Nobody” is not a value for not-facilitator.');
    expect(await tried('facilitator:@')).toBe('“@” is not a value for facilitator.');
    const shown = words(await house.say('/parley settings'));
    expect(shown).toContain('Public posts: the language of whoever asks');
    expect(shown).toContain('Facilitators: none');
  });
});
