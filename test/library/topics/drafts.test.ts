import { beforeEach, describe, expect, it } from 'vitest';
import { LONGEST_TOPIC_ID } from '#core/topic.ts';
import { createDrafts } from '#library/index.ts';
import { type House, openHouse } from '../../commands/house.ts';

const NEW = { yaml: 'format: 1\n', by: 'Fay' };
let house: House;
let drafts: ReturnType<typeof createDrafts>;
beforeEach(async () => {
  house = await openHouse();
  const { services, store } = house;
  drafts = createDrafts({ ...services, store, groups: [], proposer: undefined, now: () => 1000 });
});
const stored = async () => (await house.store.topics.list('local')).map(({ id, status }) => `${id} ${status}`);

describe('a topic of a workspace', () => {
  it('is removed with its accepted file and its draft', async () => {
    await drafts.save('local', { id: 'ferry', ...NEW });
    await house.store.topics.put('local', { id: 'ferry', ...NEW, status: 'accepted', at: 1000 });
    await drafts.save('local', { id: 'weir', ...NEW });
    expect(await stored()).toHaveLength(3);
    await drafts.remove('local', 'ferry');
    expect(await stored()).toEqual(['weir draft']);
    await drafts.remove('local', 'weir');
    expect(await stored()).toEqual([]);
  });

  it('that is not there cannot be removed or accepted, and who tries is told', async () => {
    await expect(drafts.remove('local', 'ferry')).rejects.toMatchObject({ problem: { kind: 'no-draft', id: 'ferry' } });
    await expect(drafts.accept('local', 'ferry', 'Fay')).rejects.toMatchObject({ problem: { kind: 'no-draft' } });
  });

  it('is stored under a name and in a file up to the longest that there may be', async () => {
    const id = 'f'.repeat(LONGEST_TOPIC_ID);
    await drafts.save('local', { ...NEW, id });
    await expect(drafts.save('local', { ...NEW, id: `${id}f` })).rejects.toMatchObject({
      problem: { kind: 'bad-topic-id' },
    });
    const yaml = NEW.yaml.padEnd(300_000, '#');
    await drafts.save('local', { ...NEW, id: 'long', yaml });
    await expect(drafts.save('local', { ...NEW, id: 'longer', yaml: `${yaml}#` })).rejects.toMatchObject({
      problem: { kind: 'topic-too-large', length: 300_001, most: 300_000 },
    });
    expect(await stored()).toEqual([`${id} draft`, 'long draft']);
  });
});
