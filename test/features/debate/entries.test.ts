import { describe, expect, it } from 'vitest';
import type { Block, Reply, Span } from '#core/reply.ts';
import { openHouseForAll } from '../../commands/house.ts';
import { ENGLISH, put } from './course.ts';
import { by, ownMotion, readKind, readReply, type Told, tell, topicMotion, waitFor } from './told.ts';

const house = await openHouseForAll();
const services = house.services;
const motion = ownMotion('Every bridge should have its drawings published.', 'en');

type Opening = Partial<Parameters<typeof tell>[0]>;

/** A debate in its first turn, in which Ana speaks for and Bo would speak against. */
async function begun(opening: Opening = {}): Promise<Told> {
  const told = await tell({ services, motion, ...opening });
  await told.act({ kind: 'join', by: by('ana'), stance: 'for' });
  await told.act({ kind: 'join', by: by('bo'), stance: 'against' });
  await told.act({ kind: 'start', by: by('fay') });
  await waitFor(told, 1);
  return told;
}

const spansOf = (reply: Reply | undefined): Span[] =>
  (reply?.blocks ?? []).flatMap((block: Block): readonly Span[] => {
    if (block.kind === 'paragraph') return block.spans;
    if (block.kind === 'fields') return block.fields.flatMap(({ value }) => value);
    return block.kind === 'list' ? block.items.flat() : [];
  });
const usersIn = (reply: Reply | undefined): string[] =>
  spansOf(reply).flatMap((span) => (span.kind === 'user' ? [span.id] : []));

describe('a speech', () => {
  it('has its speaker’s name once, also where both languages are read', async () => {
    const told = await begun({ language: 'both' });
    await told.speak('ana', 'one', ENGLISH.for);
    const speech = readKind(told, 'speech');
    expect(speech).toContain('Ana, for the motion · 正方\n\nOpening statement · 立论\n\nA bridge');
    expect(speech.split('Ana')).toHaveLength(2);
  });

  it('stands under its speaker’s name and side, each paragraph as it was written', async () => {
    const told = await begun();
    await told.speak('ana', 'one', `${ENGLISH.for}\n\n- not a *list*\n- nor **bold**`);
    const speech = readKind(told, 'speech');
    expect(speech).toContain(
      'Ana, for the motion\n\nOpening statement\n\nA bridge belongs to everybody who crosses it.\n\nSo everybody',
    );
    expect(speech).toContain('- not a *list*\n- nor **bold**\n[Report] [Withdraw]');
  });

  it('says so where lots put its speaker on the side', async () => {
    const told = await tell({ services, motion });
    await told.act({ kind: 'join', by: by('bo'), stance: 'against' });
    await told.act({ kind: 'join', by: by('dee'), stance: 'undecided' });
    await told.act({ kind: 'start', by: by('fay') });
    expect(readKind(told, 'lots')).toContain('The sides are filled up by lot\n\nFor (1): Dee');
    await waitFor(told, 1);
    await told.speak('dee', 'one', ENGLISH.for);
    expect(readKind(told, 'speech')).toContain('Opening statement · drawn by lot');
  });

  it('says that it was withdrawn, and by whom, and shows nothing of it', async () => {
    const told = await begun();
    await told.speak('ana', 'own', ENGLISH.for);
    await told.speak('ana', 'other', ENGLISH.rebuttal);
    await told.act({ kind: 'withdraw', by: by('ana'), id: 'own' });
    told.write('fay', 'why', 'other.why', 'Please stay with the motion.');
    const sent = await told.act({ kind: 'withdraw', by: by('fay'), id: 'other' });
    const [byAuthor, byOther] = told.sent.filter(({ how }) => how === 'entry').map(({ reply }) => readReply(reply));
    expect(byAuthor).toBe('Ana, for the motion\n\nOpening statement\n\n(withdrawn by its author)');
    expect(byOther).toContain('(withdrawn by those who run the debate)');
    const direct = readReply(sent.find(({ how }) => how === 'direct')?.reply);
    expect(direct).toContain('Fay has withdrawn your speech');
    expect(direct).toContain('The reason: Please stay with the motion.');
    expect(direct).toContain(ENGLISH.rebuttal);
  });

  it('is of “a former member” once its speaker was erased', async () => {
    const told = await begun();
    await told.speak('ana', 'one', ENGLISH.for);
    told.names.set('ana', { id: 'ana' });
    const { body: _, ...erased } = told.texts.get('one') ?? { id: 'one', stream: '', by: '', kind: '', createdAt: 0 };
    told.texts.set('one', erased);
    const reply = await told.draw({ kind: 'speech', id: 'one' });
    expect(readReply(reply)).toContain('a former member, for the motion\n\nOpening statement\n\n(erased)');
    expect(usersIn(reply)).toEqual([]);
  });

  it('that came too late is offered to whoever decides, and marked once it stands', async () => {
    const told = await begun({ format: 'written' });
    await waitFor(told, 3);
    const [offered] = await told.speak('ana', 'late', ENGLISH.for);
    expect(readReply(offered?.reply)).toContain('A speech came too late');
    const [stands] = await told.act({ kind: 'approve', by: by('fay'), id: 'late' });
    expect(readReply(stands?.reply)).toContain('Rebuttal · late');
  });

  it('is reported without the name of who did it', async () => {
    const told = await begun();
    await told.speak('ana', 'one', ENGLISH.for);
    const [direct] = await told.act({ kind: 'report', by: by('liu'), id: 'one' });
    expect(readReply(direct?.reply)).toContain('The speech is by Ana.');
    expect(readReply(direct?.reply)).toContain('[Withdraw it]');
    expect(readReply(direct?.reply)).not.toContain('Liu');
  });
});

describe('evidence', () => {
  it('is word for word, numbered, with whose view it reports and where it stands', async () => {
    const told = await begun({ motion: await topicMotion(services, 'open-weights') });
    await put(told, 'ana', 'first', '25', '25');
    await put(told, 'bo', 'second', '30', '31');
    const article = await services.library.open('local', 'open-weights');
    const [first, second] = told.sent.filter(({ message }) => message.kind === 'evidence').map(({ reply }) => reply);
    const quoted = (second?.blocks ?? []).filter((block) => block.kind === 'passage');
    expect(quoted.map(({ reference }) => reference)).toEqual(['open-weights:30', 'open-weights:31']);
    expect(JSON.stringify(article)).toContain(JSON.stringify(quoted[0]?.text).slice(1, -1));
    expect(readReply(first)).toContain('Evidence 1, for the motion\n\nPut in by: Ana');
    expect(readReply(first)).toContain('Reported as the view of advocates of openness');
    expect(readReply(second)).toContain('Evidence 2, against the motion');
    expect(readReply(second)).toContain('[Does it say that?] [Report] [Withdraw]');
  });

  it('of an article that is gone keeps its reference', async () => {
    const told = await begun();
    const cited = { article: 'a-removed-one', language: 'en', from: '3', to: '4' } as const;
    await told.act({ kind: 'put-evidence', by: by('ana'), id: 'gone', cited });
    expect(readKind(told, 'evidence')).toContain('a-removed-one.en:3-4\n\nThe article is not here any more.');
  });

  it('is listed by number in the result, beside the camps of which none came up', async () => {
    const told = await begun({ motion: await topicMotion(services, 'open-weights') });
    await put(told, 'ana', 'first', '25', '25');
    await told.act({ kind: 'end', by: by('fay') });
    await told.act({ kind: 'end', by: by('fay') });
    const result = readKind(told, 'result');
    expect(result).toContain('Evidence for the motion: 1 open-weights:25\nEvidence against the motion: none');
    expect(result).toContain(
      'Camps of which no evidence came up: Test before release, Win the default, A choice of suppliers',
    );
    expect(result).toContain('It was ended early.');
  });
});

describe('a side that nobody took', () => {
  const alone = async (opening: Opening): Promise<Told> => {
    const told = await tell({ services, motion, ...opening });
    await told.act({ kind: 'join', by: by('ana'), stance: 'for' });
    await told.act({ kind: 'start', by: by('fay') });
    await waitFor(told, 2);
    return told;
  };

  it('is read by Parley from the camps on it, which says so, and can still be taken', async () => {
    const told = await alone({ motion: await topicMotion(services, 'open-weights') });
    const read = readReply(told.sent.at(-1)?.reply);
    expect(read).toContain('Nobody is against the motion. So I, Parley, read out what the camps on that side say');
    expect(read).toContain('Test before release: Safeguards come off cheaply');
    expect(read).toContain('[open-weights:31]');
    expect(read).toContain('[Join against] [Where are we?]');
    expect(readKind(told, 'lobby')).toContain('Nobody is against the motion yet, so that side can still be taken.');
  });

  it('says so where there is no topic to read from', async () => {
    const told = await alone({});
    expect(readReply(told.sent.at(-1)?.reply)).toContain('no topic holds arguments for that side that I could read');
  });

  it('is read where both sides write, too', async () => {
    const told = await alone({ motion: await topicMotion(services, 'open-weights'), format: 'written' });
    const [first] = told.sent.filter(({ reply }) => readReply(reply).startsWith('Written opening statements'));
    expect(readReply(first?.reply)).toContain('Test before release: Safeguards come off cheaply');
    expect(readReply(first?.reply)).toContain('Each person has 3,000 characters and 3 quotations.');
  });
});

describe('the motion', () => {
  it('gives both sides equal room', async () => {
    const told = await begun({ motion: await topicMotion(services, 'open-weights') });
    const blocks = told.sent.find(({ message }) => message.kind === 'motion')?.reply.blocks ?? [];
    const at = (words: string) => blocks.findIndex((block) => block.kind === 'heading' && block.text === words);
    const quoted = (from: number, to?: number) =>
      blocks.slice(from, to).filter(({ kind }) => kind === 'passage').length;
    const [pro, con] = [at('What is said for it'), at('What is said against it')];
    expect([quoted(pro, con), quoted(con)]).toEqual([2, 2]);
  });

  it('in own words stands alone, with who is on which side', async () => {
    expect(readKind(await begun(), 'motion')).toBe(
      'The motion\n\nEvery bridge should have its drawings published.\n\nFor (1): Ana\nAgainst (1): Bo',
    );
  });
});

describe('what people are called', () => {
  it('is only told apart by the platform where two have one name', async () => {
    const told = await begun({ names: { ana: 'Alex', bo: 'Alex' } });
    await told.speak('ana', 'one', ENGLISH.for);
    await told.act({ kind: 'done', by: by('ana') });
    await told.speak('bo', 'two', ENGLISH.against);
    const speeches = told.sent.filter(({ message }) => message.kind === 'speech').map(({ reply }) => reply);
    expect(speeches.map((reply) => readReply(reply).split(',')[0])).toEqual(['Alex', 'Alex']);
    expect(speeches.map(usersIn)).toEqual([['ana'], ['bo']]);
  });

  it('is text, whatever it looks like, and so is the motion', async () => {
    const name = '{by} @everyone\n# [x](https://evil.example)\u202e';
    const hostile = ownMotion('{who} **must** {stage} <@1> ‮ https://evil.example', 'en');
    const told = await begun({ names: { ana: name }, motion: hostile });
    await told.speak('ana', 'one', '{side} @here\n\n# not a heading');
    const shown = told.sent.map(({ reply }) => readReply(reply)).join('\n');
    expect(shown).toContain('{by} @everyone # [x](https://evil.example)\\u{202e}, it is your turn');
    expect(shown).toContain('{who} **must** {stage}');
    expect(shown).toContain('{side} @here\n\n# not a heading');
    const links = told.sent.flatMap(({ reply }) => spansOf(reply)).filter(({ kind }) => kind === 'link');
    expect(links).toEqual([]);
  });
});

describe('a call to speak', () => {
  it('says so where it is repeated', async () => {
    const told = await tell({ services, motion });
    await told.act({ kind: 'join', by: by('ana'), stance: 'for' });
    await told.act({ kind: 'start', by: by('fay') });
    const event = { kind: 'stage-begun', at: 0, stage: 1, endsAt: 60_000, speaker: 'ana' } as const;
    const again = readReply(await told.draw({ kind: 'stage' }, { event, isAgain: true }));
    expect(again).toMatch(/^Said once more, because the first message may not have arrived\.\n\nOpening statement/u);
    expect(readReply(await told.draw({ kind: 'stage' }, { event }))).toMatch(/^Opening statement/u);
  });
});
