import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { groupReaderApp } from '#web/group-reader.ts';
import { publicSite } from '#web/page.ts';
import { siteApp } from '#web/site.ts';
import { replayConsole } from './console.ts';
import { replayDiscord } from './discord.ts';
import { openRecorded, type Recorded } from './open.ts';
import { PUBLIC_URL } from './parley.ts';
import { type Answered, readAnswers } from './recording.ts';
import { fileText } from './scene.ts';
import { replaySlack } from './slack.ts';

/**
 * What version 0.1 stored and what was sent to it was recorded (record.ts). Whoever updates Parley keeps their data, and buttons that were
 * posted before are still pressed. When only the words of an answer were changed, and on purpose, `record.ts answers` writes them down anew.
 */
const recorded = readAnswers();

/** ms: a machine under load sends hundreds of packets in it. */
const PATIENCE = 60_000;

/** Each as a line of its own, so that the first difference says which packet it is. */
function expectSame(now: readonly Answered[], before: readonly Answered[]): void {
  expect(now.map(({ what }) => what)).toEqual(before.map(({ what }) => what));
  for (const [i, { what, answer }] of before.entries()) expect(now[i]?.answer, what).toEqual(answer);
}

/** Recorded data for the tests of a `describe`. */
function openedForAll(): { now(): Recorded } {
  let opened: Recorded | undefined;
  beforeAll(async () => {
    opened = await openRecorded();
  });
  afterAll(() => opened?.close());
  return {
    now: () => {
      if (!opened) throw new Error('nothing is opened yet');
      return opened;
    },
  };
}

/** Whose data it is: the console's, a Discord server's, a Slack workspace's. */
function workspacesIn({ recording }: Recorded): string[] {
  const named = recording.sql.match(/'(?:local|discord-\d+|slack-T0\w+)'/g);
  return [...new Set(named)].map((one) => one.slice(1, -1));
}

describe('what a group of version 0.1 has', () => {
  const opened = openedForAll();
  it('is there: settings of the group and of a channel', async () => {
    const discord = expect.stringMatching(/^discord-\d+$/);
    expect(workspacesIn(opened.now())).toEqual(['local', discord, 'slack-T0READERS']);
    for (const workspace of workspacesIn(opened.now())) {
      const { article, facilitators, channels } = await opened.now().parley.store.settings.get(workspace);
      expect(article).toBe('chip-controls');
      expect(facilitators).toHaveLength(1);
      expect(Object.values(channels)).toEqual([{ language: 'both', facilitators: [] }]);
    }
  });

  it('is there: an accepted topic and a draft, to the letter', async () => {
    const yaml = fileText('keeper.yaml');
    for (const workspace of workspacesIn(opened.now())) {
      expect(await opened.now().parley.store.topics.list(workspace)).toMatchObject([
        { id: 'harbour', status: 'draft', by: 'Bo', yaml: `${yaml}# not finished\n` },
        { id: 'keeper', status: 'accepted', by: 'Fay', yaml },
      ]);
    }
  });

  it('is there: articles with every revision and edition, and nothing but the numbers of a removed one', async () => {
    for (const workspace of workspacesIn(opened.now())) {
      const { articles } = opened.now().parley.store;
      expect((await articles.current(workspace)).map(({ id }) => id)).toEqual(['ferry', 'harbour', 'keeper']);
      const keeper = await articles.get(workspace, 'keeper');
      expect(keeper?.revisions.map(({ language, number }) => `${language} ${number}`)).toEqual([
        'en 1',
        'en 2',
        'zh 1',
      ]);
      const almanac = await articles.get(workspace, 'almanac');
      expect(almanac?.removed).toMatchObject({ id: 'almanac' });
      expect(almanac?.revisions.map(({ text, passages }) => [text, passages.length])).toEqual([['', 2]]);
    }
  });

  it('is there: the address of its pages, which still opens', async () => {
    const { store, services, deps } = opened.now().parley;
    const at = publicSite(PUBLIC_URL);
    const common = { sayIn: deps.sayIn, logBug: deps.logBug };
    const reader = groupReaderApp({
      ...common,
      ...services,
      site: at,
      keys: store.readerKeys,
      ...services.library,
      now: services.outside.now,
    });
    const site = siteApp({ ...common, at, apps: [reader], newId: services.outside.newId });
    for (const workspace of workspacesIn(opened.now()).filter((one) => one !== 'local')) {
      const key = await store.readerKeys.get(workspace);
      const page = await site.request(`${PUBLIC_URL}/w/${key}/a/keeper/4?lang=en`, {
        headers: { host: new URL(PUBLIC_URL).host },
      });
      expect(page.status).toBe(200);
      expect(await page.text()).toContain('The Keeper of Brandt Point');
    }
  });
});

describe('data and buttons of version 0.1 still answer', () => {
  const opened = openedForAll();
  it(
    'on Discord: every button, list, form and command, and what was put off before the update',
    async () => {
      const { inbox, packets, faults } = await replayDiscord(opened.now());
      expectSame(inbox, recorded.discordInbox);
      expectSame(packets, recorded.discord);
      expect(faults).toEqual([]);
    },
    PATIENCE,
  );

  it(
    'on Slack: every button, list, form, shortcut and command, and what was put off before the update',
    async () => {
      const { inbox, packets, faults } = await replaySlack(opened.now());
      expectSame(inbox, recorded.slackInbox);
      expectSame(packets, recorded.slack);
      expect(faults).toEqual([]);
    },
    PATIENCE,
  );

  it(
    'on the console: what was said before, and every button',
    async () => {
      const { packets, faults } = await replayConsole(opened.now());
      expectSame(packets, recorded.console);
      expect(faults).toEqual([]);
    },
    PATIENCE,
  );
});
