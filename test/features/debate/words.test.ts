import { beforeAll, describe, expect, it } from 'vitest';
import { parseButtonId } from '#core/command.ts';
import type { PublicLanguage } from '#core/language.ts';
import type { Reply } from '#core/reply.ts';
import { DEBATE_ACTIONS } from '#features/debate/actions.ts';
import { openHouseForAll } from '../../commands/house.ts';
import { CHINESE, CHINESE_NAMES, ENGLISH_NAMES, wholeDebate } from './course.ts';
import { DEBATE_ID, ownMotion, readKind, readReply, type Told, tell, topicMotion } from './told.ts';

const house = await openHouseForAll();
const services = house.services;
const OWN = { en: 'Every bridge should have its drawings published.', zh: '每座桥都应当公开图纸。' };

const debates = new Map<string, Told>();
beforeAll(async () => {
  const motion = await topicMotion(services, 'open-weights');
  for (const language of ['en', 'zh-Hans', 'zh-Hant', 'both'] as const)
    debates.set(language, await wholeDebate({ services, language, motion }));
  debates.set('own en', await wholeDebate({ services, language: 'en', motion: ownMotion(OWN.en, 'en') }));
  const chinese = { names: CHINESE_NAMES, speeches: CHINESE, motion: ownMotion(OWN.zh, 'zh') };
  debates.set('own zh', await wholeDebate({ services, language: 'zh-Hans', ...chinese }));
});
const debate = (name: PublicLanguage | 'own en' | 'own zh'): Told => {
  const found = debates.get(name);
  if (!found) throw new Error(name);
  return found;
};
const all = (): Reply[] => [...debates.values()].flatMap(({ sent }) => sent.map(({ reply }) => reply));
const buttonsOf = ({ blocks }: Reply) => blocks.flatMap((block) => (block.kind === 'buttons' ? block.buttons : []));

/** Everything that Parley or people say, without quotations. */
const spoken = ({ sent }: Told): string =>
  sent
    .map(({ reply }) => readReply({ ...reply, blocks: reply.blocks.filter(({ kind }) => kind !== 'passage') }))
    .join('\n');

describe('the messages of a debate', () => {
  it('are in one language where one was chosen', () => {
    // Evidence names its article, and its holder as the article has it.
    const words = (one: Told) =>
      spoken({ ...one, sent: one.sent.filter(({ message }) => message.kind !== 'evidence') });
    expect(words(debate('own en'))).not.toMatch(/\p{Script=Han}/u);
    const latin = words(debate('own zh')).replaceAll(
      /UTC|Parley|\/debate \w+|<https:\S+(?: \S+)?>|open-weights:\d+/gu,
      '',
    );
    expect(latin.match(/[A-Za-z]{2,}/gu) ?? []).toEqual([]);
  });

  it('have nothing left to fill in', () => {
    for (const reply of all()) expect(readReply(reply)).not.toMatch(/[{}]|undefined|NaN|\[object/);
  });

  it('have buttons that every platform takes, each once, and each known', () => {
    for (const reply of all()) {
      const ids = buttonsOf(reply).map(({ id }) => id);
      expect(new Set(ids).size).toBe(ids.length);
      for (const id of ids) {
        expect(id.length).toBeLessThanOrEqual(100);
        expect(DEBATE_ACTIONS).toContain(parseButtonId(id)?.action);
      }
      for (const { label } of buttonsOf(reply)) expect(label.length).toBeLessThanOrEqual(80);
    }
  });

  it('have buttons that know the vote or the entry that they are about', () => {
    const cards = (kind: string) =>
      debate('own en').sent.flatMap(({ message, reply }) =>
        message.kind === kind ? buttonsOf(reply).map(({ id }) => parseButtonId(id)?.cardId) : [],
      );
    expect(cards('stage').slice(0, 4)).toEqual([...Array(3).fill(`${DEBATE_ID}.opening`), DEBATE_ID]);
    expect(cards('evidence')).toEqual(Array(3).fill(`${DEBATE_ID}.evidence-1`));
    expect(cards('speech').slice(0, 2)).toEqual(Array(2).fill(`${DEBATE_ID}.speech-1`));
  });

  it('show their quotations in both editions where both languages are read', () => {
    const languages = (kind: string) =>
      debate('both')
        .sent.filter(({ message }) => message.kind === kind)
        .flatMap(({ reply }) => reply.blocks.flatMap((block) => (block.kind === 'passage' ? [block.language] : [])));
    expect(languages('motion')).toEqual(['en', 'zh', 'en', 'zh', 'en', 'zh', 'en', 'zh']);
    expect(languages('evidence')).toEqual(['en', 'zh']);
  });

  it('say each sentence in English and in Chinese where both are read, and a name in a list once', () => {
    const lobby = readKind(debate('both'), 'lobby', 'post');
    expect(lobby).toContain('Speeches, questions and evidence are recorded.');
    expect(lobby).toContain('\n- 记录的是发言、提问和证据');
    expect(readKind(debate('both'), 'stage')).toContain('\n\n辩论还没开始，你现在站哪一边？\n\n');
    expect(readKind(debate('both'), 'motion')).toContain('Against · 反方 (2): Bo Chen, Cai Ning\n');
  });

  it('are converted for readers of traditional characters', () => {
    const lobby = readKind(debate('zh-Hant'), 'lobby', 'post');
    expect(lobby).toContain('一場辯論：請選一方');
    expect(lobby).toContain('候場的任何人都可以開始');
  });
});

describe('the lobby', () => {
  const full = (one: Told): string =>
    readReply(
      one.sent.findLast(
        ({ reply }) => readReply(reply).includes('[Start the debate]') || readReply(reply).includes('[开始辩论]'),
      )?.reply,
    );

  it('says what is debated, how long each part takes, who is where, and what is not recorded', () => {
    const words = full(debate('own en'));
    expect(words).toContain(OWN.en);
    expect(words).toContain(
      'Format: Oxford, 42 minutes in all: opening vote (3 minutes), opening statements (5 minutes each)',
    );
    expect(words).toContain('Run by: Fay Lindqvist');
    expect(words).toContain('Against (2): Bo Chen, Cai Ning\nUndecided (1): Dee Okafor\nWatching (1): Eli Novak');
    expect(words).toContain('What you write in the channel besides is not.');
    expect(words).toContain('whoever operates this bot could look them up');
    expect(words).toContain('From 12:10 UTC on, anybody in the lobby can.');
    expect(words).toContain('[Join for] [Join against] [Join undecided] [Watch] [Leave]');
  });

  it('says the same in Chinese', () => {
    const words = full(debate('own zh'));
    expect(words).toContain('牛津式，共 42 分钟：首轮投票（3 分钟）、立论（每方 5 分钟）');
    expect(words).toContain('反方（2 人）: 陈博、蔡宁\n未定（1 人）: 狄青\n旁听（1 人）: 李乐');
    expect(words).toContain('[加入正方] [加入反方] [选未定] [旁听] [退出]');
  });

  it('marks whom lots put on a side, and has no buttons to join once it has begun', () => {
    const words = debate('own en').sent.map(({ reply }) => readReply(reply));
    const begun = words.findLast((one) => one.startsWith('A debate: it has begun'));
    expect(begun).toContain('For (2): Ana Ruiz, Dee Okafor (by lot)');
    expect(begun).toContain('On no side (');
    expect(begun).not.toContain('[Join');
    expect(begun).toContain('[Where are we?]');
  });

  it('says who can take part where not everybody can', async () => {
    const someone = await tell({ services, motion: ownMotion(OWN.en, 'en') });
    const settings = {
      facilitators: [],
      channels: {},
      whole: [],
      takingPart: { people: ['ana'], groups: [{ id: '7', name: 'readers' }] },
    };
    const also = { services: { ...services, settings: { ...services.settings, get: async () => settings } } };
    expect(readReply(await someone.draw({ kind: 'lobby' }, also))).toContain('Who can take part: @readers, ana');
    expect(readKind(someone, 'lobby')).not.toContain('Who can take part');
  });

  it('leads to the result in the end', async () => {
    const words = readReply(await debate('own en').draw({ kind: 'lobby' }));
    expect(words).toContain('A debate: it is over');
    expect(words).toContain('To the result <https://chat.example/result>');
    expect(readReply(await debate('own zh').draw({ kind: 'lobby' }))).toContain('查看结果');
  });
});

describe('the course', () => {
  it('does not promise that a vote over hours closes early', async () => {
    const notes = await Promise.all(
      ['oxford', 'written'].map(async (format) => {
        const told = await tell({ services, format, motion: ownMotion(OWN.en, 'en') });
        await told.act({ kind: 'join', by: { person: 'ana', steers: false }, stance: 'for' });
        await told.act({ kind: 'start', by: { person: 'fay', steers: false } });
        return readKind(told, 'stage').includes('closes early');
      }),
    );
    expect(notes).toEqual([true, false]);
  });

  it('calls the speaker by name, side and part, and says how long and until when', () => {
    const call = 'Ana Ruiz, it is your turn. You have 5 minutes. End of the turn: 12:08 UTC.';
    expect(readKind(debate('own en'), 'stage')).toContain(`Opening statement, for the motion\n\n${call}`);
    expect(readKind(debate('own zh'), 'stage')).toContain(
      '正方立论\n\n安然，请代表正方发言，共 5 分钟。截止：12:08 UTC。',
    );
  });

  it('says how much time is left, in one short line', () => {
    expect(readKind(debate('own en'), 'warning')).toContain(
      'Opening statement, for the motion: 1 minute left (end: 12:08 UTC).',
    );
    expect(readKind(debate('own zh'), 'warning')).toContain('正方立论还剩 1 分钟（截止：12:08 UTC）。');
  });

  it('gives the time that is left as an instant that ticks', () => {
    const turns = debate('own en').sent.filter(({ message }) => message.kind === 'stage' || message.kind === 'warning');
    for (const { reply } of turns) {
      const spans = reply.blocks.flatMap((block) => (block.kind === 'paragraph' ? block.spans : []));
      expect(spans.some((span) => span.kind === 'instant' && span.ticks === true)).toBe(true);
    }
  });

  it('says who paused, resumed, asked for time, went back and took over', () => {
    const notes = `${readKind(debate('own en'), 'pause')}${readKind(debate('own en'), 'note')}`;
    for (const said of [
      'Fay Lindqvist has paused it.',
      'Rebuttal, for the motion: 4 minutes remain.',
      'Fay Lindqvist has resumed the debate.',
      'Ana Ruiz asks for more time. If one more person taking part agrees: /debate extend.',
      'Eli Novak has given more time.',
      'Gus Meyer runs the debate from now on, instead of Fay Lindqvist.',
      'Gus Meyer has gone back one step.',
    ])
      expect(notes).toContain(said);
    const chinese = `${readKind(debate('own zh'), 'pause')}${readKind(debate('own zh'), 'note')}`;
    for (const said of [
      '范琳暂停了辩论。',
      '安然想延时。',
      '李乐延长了时间',
      '范琳请顾山接任主持。',
      '顾山退回了上一步',
    ])
      expect(chinese).toContain(said);
    expect(readKind(debate('zh-Hant'), 'note')).toContain('Fay Lindqvist 請 Gus Meyer 接任主持。');
  });

  it('goes on kindly where nobody spoke', () => {
    expect(readKind(debate('own en'), 'absent')).toContain(
      'nobody spoke in time, so we go on. This side has another turn later.',
    );
    expect(readKind(debate('own zh'), 'absent')).toContain('没有人发言，辩论继续。');
  });

  it('names everybody who was there, none by an id', () => {
    const words = [...debates.values()].map(spoken).join('\n');
    for (const id of Object.keys(ENGLISH_NAMES))
      expect(words).not.toMatch(new RegExp(`(?<![\\w-])${id}(?![\\w-])`, 'u'));
  });
});
