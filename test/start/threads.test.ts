import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { isRemoved } from '#core/article.ts';
import type { PackedDraft } from '#core/article-draft.ts';
import { packDraft, unpackDraft } from '#library/ingest/packed-draft.ts';
import { openServices, type Running } from '../../src/services.ts';
import { startThreads, type TaskLimits, type Threads } from '../../src/start/threads.ts';
import { problemOf } from '../commands/house.ts';
import { KEEPER_TOPIC } from '../commands/keeper-topic.ts';
import { LIGHTHOUSE, LIGHTHOUSE_ZH } from '../commands/lighthouse.ts';
import { drafted } from '../library/drafted.ts';

const BY = { by: 'Ana', now: 0 };
const CACHE = 64_000_000;

let threads: Threads;
let running: Running;
let data: string;

/** The program's services with real threads, on a data folder of this file. */
beforeAll(async () => {
  data = mkdtempSync(path.join(tmpdir(), 'parley-threads-'));
  cpSync(inject('data'), data, { recursive: true });
  threads = startThreads({ store: { folder: data }, cacheBytes: CACHE });
  running = await openServices({ store: { folder: data }, threads, cacheBytes: CACHE });
});
afterAll(async () => {
  await threads.close();
  await running.store.close();
  rmSync(data, { recursive: true, force: true });
});

describe('what takes long is done in other threads, and comes to the same', () => {
  it('an article is read, added, found and quoted; its editions run side by side', async () => {
    const { library, finder } = running.services;
    const english = await drafted('keeper.en.txt', LIGHTHOUSE.join('\n'));
    const { draft, plan } = await library.preview('local', english, {});
    expect([plan.outcome, draft.passages, draft.beginning[0]]).toEqual(['article', LIGHTHOUSE.length, LIGHTHOUSE[0]]);
    await library.add('local', english, BY);
    expect(await library.add('local', await drafted('keeper.zh.txt', LIGHTHOUSE_ZH.join('\n')), BY)).toMatchObject({
      outcome: 'edition',
      id: 'keeper',
    });
    const [hit] = await finder.find('local', { words: LIGHTHOUSE[2] ?? '', limit: 3 });
    expect(hit).toMatchObject({ article: 'keeper', label: '3' });
    const article = await library.open('local', 'keeper');
    expect(article && !isRemoved(article) && article.parallels.zh?.[2]).toEqual({ primary: ['3'], other: ['3'] });
  });

  it('what is wrong with an addition is told as a user error', async () => {
    const { library } = running.services;
    const bees = await drafted('bees.txt', 'Bees dance. Others follow.');
    expect(await problemOf(() => library.preview('local', bees, { id: 'no id!' }))).toEqual({
      kind: 'bad-id',
      id: 'no id!',
    });
  });

  it('topics are found, read and checked', async () => {
    const { topics } = running.services;
    const [found] = await topics.find('local', 'export controls');
    expect(found?.live.topic.id).toBe('chip-controls');
    expect((await topics.preview('local', 'keeper', KEEPER_TOPIC))?.topic.id).toBe('keeper');
    expect((await running.drafts.check('local', 'keeper', 'format: 1')).faults).not.toEqual([]);
  });

  it('whose views an article reports is read and stored', async () => {
    const { library, attributions } = running.services;
    const article = await library.open('local', 'chip-controls');
    if (!article || isRemoved(article)) throw new Error('no chip-controls');
    expect((await attributions.of(article, 'en')).length).toBeGreaterThan(0);
  });
});

describe('what an addition costs is bounded', () => {
  const tryWith = async (limits: TaskLimits, draft: PackedDraft) => {
    const threads = startThreads({ store: { folder: data }, cacheBytes: CACHE }, limits);
    try {
      const input = { workspace: 'local', draft, options: {} };
      return await problemOf(() => threads.run('preview', input));
    } finally {
      await threads.close();
    }
  };

  it('who brings an article that takes too long is told so', async () => {
    const draft = await drafted('long.txt', LIGHTHOUSE.join('\n'));
    expect(await tryWith({ deadline: 1, memory: 400 }, draft)).toEqual({
      kind: 'too-much-work',
      limit: 'time',
    });
  });

  it('who brings an article that takes too much memory is told so, and nobody else notices', async () => {
    const short = unpackDraft(await drafted('long.txt', LIGHTHOUSE.join('\n')));
    const text = '一 word '.repeat(1_500_000);
    const passages = Array.from({ length: 25_000 }, (_, at) => ({
      start: at * 400,
      end: at * 400 + 400,
      paragraph: at,
    }));
    const draft = packDraft({ ...short, text, passages });
    expect(await tryWith({ deadline: 60_000, memory: 40 }, draft)).toEqual({ kind: 'too-much-work', limit: 'memory' });
    expect(await running.services.finder.find('local', { words: 'lighthouse', limit: 1 })).toHaveLength(1);
  });
});
