import { describe, expect, it } from 'vitest';
import { isPersonId, personTyped } from '#core/people.ts';
import { cited, openHouse, words } from './house.ts';
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
      '“klingon” is not a value for language. Try: en (English), zh-Hans (Simplified Chinese), ',
    );
    expect(await tried('language:en article:chip-control')).toContain('Did you mean chip-controls');
    expect(await tried('not-facilitator:Nobody')).toBe('“Nobody” is not a value for not-facilitator.');
    expect(await tried('facilitator:@')).toContain('“@” is not one person.');
    const shown = words(await house.say('/parley settings'));
    expect(shown).toContain('Public posts: the language of whoever asks');
    expect(shown).toContain('Facilitators: none');
  });
});

describe('a facilitator is one person', () => {
  const GROUPS = [
    'everyone',
    '@everyone',
    '@here',
    '<!channel>',
    '<@&812>',
    '<!subteam^S1|@readers>',
    '#general',
    '所有人',
    '@',
  ];

  it('and nobody else: groups and channels are refused with what to type, in both languages', async () => {
    const house = await openHouse({ shelf: false });
    for (const typed of GROUPS) {
      const refused = await house.say(`/parley settings facilitator:${typed}`, MANAGER);
      expect(refused, typed).toMatchObject({ visibility: 'only-me', failed: true });
      expect(words(refused), typed).toContain('Type the name under which one person writes here');
    }
    const chinese = await house.say('/parley settings facilitator:@here', { ...MANAGER, language: 'zh-Hans' });
    expect(words(chinese)).toContain('不是某一个人');
    expect((await house.store.settings.get('local')).facilitators).toEqual([]);
  });

  it('whose name may be of several words, also without quotation marks', async () => {
    const house = await openHouse({ shelf: false });
    const named = async (line: string) => {
      const outcome = await house.say(`/parley settings ${line}`, MANAGER);
      return [outcome.kind === 'reply' && outcome.failed, (await house.store.settings.get('local')).facilitators];
    };
    expect(await named('facilitator:Ana Li')).toEqual([undefined, ['Ana Li']]);
    expect(await named('facilitator:@Bo van Dam language:both')).toEqual([undefined, ['Ana Li', 'Bo van Dam']]);
    expect(await named('not-facilitator: Ana Li both')).toEqual([undefined, ['Bo van Dam']]);
    expect((await named('facilitator:Cy and Dee'))[0]).toBe(true);
    expect((await named('facilitator:Cy, Dee'))[0]).toBe(true);
    expect((await house.store.settings.get('local')).facilitators).toEqual(['Bo van Dam']);
  });

  it('and a name is nobody’s id where the chat gives ids', () => {
    for (const typed of ['ana', '@ana', 'ANA', 'channel', '@readers', '#general', 'U07BO,U07CY', 'USLACKBOT'])
      expect(isPersonId('slack', personTyped(typed)), typed).toBe(false);
    expect(isPersonId('slack', personTyped('@U07BO,'))).toBe(true);
    expect(isPersonId('discord', '812345678901234567')).toBe(true);
    expect(isPersonId('discord', 'ana')).toBe(false);
  });

  it('and what is no person but was stored once can be taken back', async () => {
    const house = await openHouse({ shelf: false });
    await house.store.settings.change('local', (before) => ({ ...before, facilitators: ['readers', 'everyone'] }));
    const changed = await house.say('/parley settings not-facilitator:everyone', MANAGER);
    expect(words(changed)).toContain('Facilitators: readers');
  });
});

describe('a channel’s own settings', () => {
  const READING = { ...FACILITATOR, channel: 'reading' };

  it('hold there and nowhere else, and are shown beside the group’s where they differ', async () => {
    const house = await openHouse();
    await house.say('/parley settings language:en article:deepseek-lesson', FACILITATOR);
    const changed = words(await house.say('/parley settings language:zh-Hans article:chip-controls here', READING));
    expect(changed).toContain('Public posts: English');
    expect(changed).toContain('Public posts in this channel: Simplified Chinese');
    expect(changed).toContain('Default article in this channel: chip-controls');
    expect(words(await house.say('/parley settings'))).not.toContain('in this channel');
    const later = await house.restart();
    const quoted = await later.say('/quote export controls', { channel: 'reading' });
    expect(words(quoted)).toContain('出自');
    expect(cited(quoted)[0]).toContain('chip-controls');
    expect(words(await later.say('/quote shortage was the teacher'))).toContain('In an article by');
    const same = words(await later.say('/parley settings language:zh-Hans', FACILITATOR));
    expect(same).toContain('Public posts: Simplified Chinese');
    expect(words(await later.say('/parley settings', READING))).not.toContain('Public posts in this channel');
  });

  it('are taken back with none, and then the group’s hold again', async () => {
    const house = await openHouse();
    await house.say('/parley settings language:both', FACILITATOR);
    await house.say('/parley settings language:en article:chip-controls here', READING);
    const back = words(await house.say('/parley settings language:none article:none 仅本频道', READING));
    expect(back).toContain('Public posts: English and Chinese');
    expect(back).not.toContain('in this channel');
    expect((await house.store.settings.get('local')).channels).toEqual({});
  });

  it('name facilitators who are none elsewhere', async () => {
    const house = await openHouse();
    const named = await house.say('/parley settings facilitator:@Ana here', { ...MANAGER, channel: 'reading' });
    expect(words(named)).toContain('Facilitators: none');
    expect(words(named)).toContain('Facilitators of this channel too: Ana');
    expect(named.reply.blocks).toContainEqual(
      expect.objectContaining({
        fields: expect.arrayContaining([
          expect.objectContaining({ value: [{ kind: 'user', id: 'Ana', text: 'Ana' }] }),
        ]),
      }),
    );
    expect(words(await house.say('/parley settings language:en here', { channel: 'reading' }))).toContain('changed');
    expect(words(await house.say('/parley settings language:en here'))).toContain('Only a facilitator');
    const forAll = await house.say('/parley settings language:en', { channel: 'reading' });
    expect(words(forAll)).toContain('Only a facilitator');
    const elsewhere = await house.say('/parley settings not-facilitator:Ana', { ...MANAGER, channel: 'reading' });
    expect(words(elsewhere)).toBe('“Ana” is not a value for not-facilitator.');
    await house.say('/parley settings not-facilitator:Ana here', { ...MANAGER, channel: 'reading' });
    expect(words(await house.say('/parley settings language:en here', { channel: 'reading' }))).toContain('Only');
  });

  it('of a channel with the strangest name are its own', async () => {
    const house = await openHouse();
    for (const channel of ['constructor', '频道']) {
      await house.say('/parley settings language:both here', { ...FACILITATOR, channel });
      expect(words(await house.say('/parley settings', { channel }))).toContain('Public posts in this channel');
    }
    expect(words(await house.say('/parley settings', { channel: 'toString' }))).not.toContain('in this channel');
  });
});

describe('two who change settings at once', () => {
  it('both have their way', async () => {
    const house = await openHouse();
    await Promise.all([
      house.say('/parley settings language:both', FACILITATOR),
      house.say('/parley settings facilitator:Ben', MANAGER),
      house.say('/parley settings article:chip-controls', FACILITATOR),
      house.say('/parley settings facilitator:Cleo here', MANAGER),
    ]);
    const shown = words(await house.say('/parley settings'));
    for (const part of ['English and Chinese', 'Default article: chip-controls', 'Facilitators: Ben', 'too: Cleo']) {
      expect(shown).toContain(part);
    }
  });
});
