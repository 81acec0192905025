import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout } from 'node:timers/promises';
import { gunzipSync } from 'node:zlib';

/** What Discord sent. `what` says to a reader which press or command it is. */
export type DiscordPacket = { what: string; payload: { id: string; token: string; type: 2 | 3 | 4 | 5 } };
/** What Slack sent: a slash command, an interaction or an event. */
export type SlackPacket = { what: string; kind: 'slash' | 'interactive' | 'event'; payload: Record<string, unknown> };
/** What a page of the console sent. */
export type ConsolePacket = { what: string; path: string; language: string; body: Record<string, unknown> };

export type SlackPerson = { id: string; name: string; locale: string; admin: boolean };

/** What version 0.1 stored, and what people sent to it afterwards. Files: base64, by their address or id. */
export type Recording = {
  /** The database as SQL, without saved search indexes. */
  sql: string;
  /** The shelf's topics of that day, by file name. */
  topics: Record<string, string>;
  discord: { packets: DiscordPacket[]; files: Record<string, string> };
  slack: { packets: SlackPacket[]; files: Record<string, { name: string; bytes: string }>; people: SlackPerson[] };
  console: { packets: ConsolePacket[] };
};

/** What came of one packet, or of one answer that was still due: everything that was sent, in order. */
export type Answered = { what: string; answer: unknown };
export type Answers = Record<'discord' | 'slack' | 'console' | 'discordInbox' | 'slackInbox', Answered[]>;

/** These stand in the recording for where the simulated platforms were. */
export const DISCORD_ORIGIN = 'http://discord.recorded';
export const SLACK_ORIGIN = 'http://slack.recorded';

const VERSION = path.join(import.meta.dirname, 'v0.1');
export const RECORDING_FILE = path.join(VERSION, 'recording.json.gz');
export const ANSWERS_FILE = path.join(VERSION, 'answers.json.gz');

/** What was recorded, for platforms that are somewhere else today. */
export function readRecording({ discord, slack }: { discord: string; slack: string }): Recording {
  return JSON.parse(unzipped(RECORDING_FILE).replaceAll(DISCORD_ORIGIN, discord).replaceAll(SLACK_ORIGIN, slack));
}

export function readAnswers(): Answers {
  return JSON.parse(unzipped(ANSWERS_FILE));
}

const unzipped = (file: string): string => gunzipSync(readFileSync(file)).toString('utf8');

/** A data folder as version 0.1 left it; whoever asks removes it. */
export function dataFolder({ sql }: Pick<Recording, 'sql'>): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'parley-recorded-'));
  const database = new DatabaseSync(path.join(folder, 'parley.db'));
  database.exec(sql);
  database.close();
  return folder;
}

/**
 * An answer in a form that is the same each time: ids that were made for it are numbered as they come up in it, and the simulated
 * platforms are nowhere. Signatures of links have a secret that is new in every folder.
 */
export function comparable(answer: unknown, origin: string): unknown {
  const seen: string[] = [];
  const numbered = JSON.stringify(answer ?? null)
    .replaceAll(origin, 'http://here')
    .replaceAll(/(?<=\/\d+[a-z]*(?:-\d+[a-z]*)?\/\d+\.)[\w-]{22}/g, 'signature')
    .replaceAll(/new\d+-+/g, (id) => {
      if (!seen.includes(id)) seen.push(id);
      return `new-${seen.indexOf(id) + 1}`;
    });
  return JSON.parse(numbered);
}

/** ms without an answer, after which there is none: only a packet that is not understood any more takes so long. */
const SILENCE = 10_000;

/** Resolves when somebody was told something, or when it is clear that nobody will be. */
export async function toldOrSilent(told: Promise<unknown>): Promise<void> {
  const over = new AbortController();
  const silence = setTimeout(SILENCE, undefined, { signal: over.signal }).catch(() => {});
  await Promise.race([told, silence]);
  over.abort();
}
