/**
 * Makes what recorded.test.ts replays: `node bin/run.mjs test/recorded/record.ts` records data, packets and answers anew, which is for a new
 * version only. With `answers`, only what today's code answers is written down anew: for when its words were changed on purpose.
 */
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { gzipSync } from 'node:zlib';
import { createLibrary, syncShelf } from '#library/index.ts';
import { openStore } from '#store/index.ts';
import { replayConsole } from './console.ts';
import { replayDiscord } from './discord.ts';
import { openRecorded } from './open.ts';
import { NOON, openParley } from './parley.ts';
import { recordConsole } from './record-console.ts';
import { recordDiscord } from './record-discord.ts';
import { recordSlack } from './record-slack.ts';
import { ANSWERS_FILE, type Answers, RECORDING_FILE } from './recording.ts';
import { replaySlack } from './slack.ts';

const CORPUS = path.join(import.meta.dirname, '..', '..', 'corpus');
/** What of the shelf is recorded; one topic waits for an article that is not. */
const ARTICLES = /^(?:chip-controls|open-weights|deepseek-lesson)\./;
const TOPICS = /^(?:chip-controls|open-weights|deepseek|what-decides)\./;

/** One platform after the other in one folder, as one program would have had them. */
async function record(): Promise<string> {
  const folder = mkdtempSync(path.join(tmpdir(), 'parley-record-'));
  const topics = readTopics();
  await fillShelf(folder);
  const open = (id: string) => () => openParley({ folder, topics, id });
  const console = await recordConsole(open('local'));
  const discord = await recordDiscord(open('discord'));
  const slack = await recordSlack(open('slack'));
  const sql = dump(path.join(folder, 'parley.db'));
  const recording = { sql, topics, discord: discord.packets(), slack: await slack.packets(), console };
  await Promise.all([discord.close(), slack.close()]);
  rmSync(folder, { recursive: true });
  return JSON.stringify(recording)
    .replaceAll(...discord.origin)
    .replaceAll(...slack.origin);
}

async function fillShelf(folder: string): Promise<void> {
  const store = await openStore({ folder });
  const shelf = path.join(folder, 'shelf');
  cpSync(path.join(CORPUS, 'articles'), shelf, {
    recursive: true,
    filter: (name) => !name.endsWith('.md') || ARTICLES.test(path.basename(name)),
  });
  const faults = await syncShelf(shelf, createLibrary(store), store, NOON);
  await store.close();
  if (faults.length) throw faults[0]?.error;
}

function readTopics(): Record<string, string> {
  const folder = path.join(CORPUS, 'topics');
  const names = readdirSync(folder).filter((name) => TOPICS.test(name));
  return Object.fromEntries(names.map((name) => [name, readFileSync(path.join(folder, name), 'utf8')]));
}

/** The database as SQL. Saved search indexes are built again when they are not there. */
function dump(file: string): string {
  const database = new DatabaseSync(file);
  const made = database
    .prepare('SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY type DESC')
    .all();
  const tables = made
    .filter(({ type, name }) => type === 'table' && name !== 'indexes')
    .map(({ name }) => String(name));
  const rows = tables.flatMap((table) => rowsOf(database, table));
  database.close();
  return [...made.map(({ sql }) => `${sql};`), 'BEGIN;', ...rows, 'COMMIT;'].join('\n');
}

function rowsOf(database: DatabaseSync, table: string): string[] {
  const columns = database
    .prepare(`PRAGMA table_info("${table}")`)
    .all()
    .map(({ name }) => `quote("${name}")`);
  const values = database.prepare(`SELECT ${columns.join(" || ',' || ")} AS row FROM "${table}"`).all();
  return values.map(({ row }) => `INSERT INTO "${table}" VALUES (${row});`);
}

async function answers(): Promise<Answers> {
  const recorded = await openRecorded();
  const console = await replayConsole(recorded);
  const discord = await replayDiscord(recorded);
  const slack = await replaySlack(recorded);
  await recorded.close();
  const faults = [...discord.faults, ...slack.faults, ...console.faults];
  if (faults.length) throw new Error('what was recorded breaks something', { cause: faults });
  return {
    ...{ discord: discord.packets, slack: slack.packets, console: console.packets },
    ...{ discordInbox: discord.inbox, slackInbox: slack.inbox },
  };
}

const write = (file: string, text: string) => writeFileSync(file, gzipSync(text, { level: 9 }));

if (process.argv[2] !== 'answers') write(RECORDING_FILE, await record());
write(ANSWERS_FILE, JSON.stringify(await answers()));
