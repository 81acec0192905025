import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { BugDetails } from '#core/ports/bugs.ts';
import { jsonFormat } from '#ops/json-format.ts';
import { createLog, type LogFormat, READABLE } from '#ops/log.ts';

const ROOT = path.join(import.meta.dirname, '..', '..') + path.sep;
const TOKEN = 'xoxb-12-abc/def+ghi';
const SCENE: BugDetails = {
  doing: '/quote',
  place: { platform: 'slack', workspace: 'slack-T1', channel: 'C1', thread: '17.5' },
};

function logTo(format: LogFormat) {
  const lines: string[] = [];
  const bugs: string[] = [];
  const output = { line: (line: string) => lines.push(line), bug: (line: string) => bugs.push(line) };
  const versions = { parley: '0.1.0', node: '26.10.0' };
  const log = createLog({ secrets: [TOKEN, 'short'], root: ROOT, versions, output }, format);
  return { log, lines, bugs };
}

function thrown(work: () => unknown): unknown {
  try {
    work();
  } catch (error) {
    return error;
  }
  throw new Error('nothing was thrown');
}

/** What somebody typed, and what an error may hold of it. */
const TYPED = 'the ferry to Greifswald\n    at noon (src/secret.ts:1:1)';

describe('a bug in the log', () => {
  it('as JSON says which command, where, in which versions, what broke and at which line', () => {
    const { log, bugs } = logTo(jsonFormat());
    log.bug('abcd1234', new Error('a reply came to no message'), SCENE);
    const [line = ''] = bugs;
    expect(JSON.parse(line)).toMatchObject({
      ...{ level: 'error', msg: 'bug abcd1234', bug: 'abcd1234', doing: '/quote', error: 'Error' },
      ...{ platform: 'slack', workspace: 'slack-T1', channel: 'C1', thread: '17.5' },
      ...{ parley: '0.1.0', node: '26.10.0', message: 'a reply came to no message' },
      time: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
    });
    expect(JSON.parse(line).stack[0]).toMatch(/^test\/ops\/log\.test\.ts(?:\?vitest=\d+)?:\d+:\d+$/);
  });

  it('for a terminal says the same in one line', () => {
    const { log, bugs } = logTo(READABLE);
    log.bug('abcd1234', new Error('a reply came to no message'), SCENE);
    expect(bugs).toHaveLength(1);
    expect(bugs[0]).toMatch(
      /^bug abcd1234 in \/quote \(slack, slack-T1, C1, 17\.5\): Error : a reply came to no message; at .*test\/ops\/log\.test\.ts(?:\?vitest=\d+)?:\d+.*; Parley 0\.1\.0, Node 26\.10\.0$/,
    );
  });

  it.each([
    ['that JSON.parse could not read', () => JSON.parse(TYPED)],
    ['that are no address', () => new URL(TYPED)],
    ['that are no pattern', () => new RegExp(`(${TYPED}`)],
    ['that are no language', () => new Intl.Locale(TYPED)],
    ['that are no property', () => (undefined as unknown as Record<string, string>)[TYPED]],
    ['that were thrown as they are', () => raise(TYPED)],
    ['of another that is its cause', () => raise(new Error('ours', { cause: thrown(() => JSON.parse(TYPED)) }))],
  ])('holds nobody’s words: words %s', (_, work) => {
    for (const format of [jsonFormat(), READABLE]) {
      const { log, bugs } = logTo(format);
      log.bug('abcd1234', thrown(work), SCENE);
      expect(bugs).toHaveLength(1);
      expect(bugs.join()).not.toMatch(/ferry|Greifswald|noon|secret\.ts/);
    }
  });

  it('holds the code and the cause of what a platform or the network refused', () => {
    const { log, bugs } = logTo(jsonFormat());
    const cause = Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' });
    log.bug('abcd1234', Object.assign(new Error('x', { cause }), { code: 50013, name: 'DiscordAPIError[50013]' }));
    const logged = JSON.parse(bugs.join());
    expect(logged).toMatchObject({ error: 'DiscordAPIError[50013]', code: '50013', cause: { code: 'ECONNREFUSED' } });
  });

  it('is cut where an error’s message is long', () => {
    const { log, bugs } = logTo(jsonFormat());
    log.bug('abcd1234', new Error('long '.repeat(1000)));
    expect(JSON.parse(bugs.join()).message).toHaveLength(200);
  });
});

function raise(what: unknown): never {
  throw what;
}

describe('secrets', () => {
  it.each([
    ['JSON', jsonFormat],
    ['a terminal', () => READABLE],
  ])('never stand in a line for %s, whatever a platform echoes', (_, format) => {
    const { log, lines, bugs } = logTo(format());
    for (const echo of [TOKEN, encodeURIComponent(TOKEN), JSON.stringify({ token: TOKEN })]) {
      log.line(`Slack did not take an answer (400 ${echo}).`);
      log.bug('abcd1234', new Error(`refused: ${echo}`), { doing: `button ${echo}` });
    }
    expect(lines).toHaveLength(3);
    expect([...lines, ...bugs].join()).not.toMatch(/xoxb|abc(?:\/|%2F)def/);
    expect(lines[0]).toContain('400 [secret]');
    expect(log.redact(`Bearer ${TOKEN}`)).toBe('Bearer [secret]');
  });

  it('that are as short as a word are not cut out of words', () => {
    const { log, lines } = logTo(READABLE);
    log.line('a short line');
    expect(lines).toEqual(['a short line']);
  });
});

it('a line for a terminal stays one line, and cannot tell the terminal what to do', () => {
  const { log, lines } = logTo(READABLE);
  log.line('Slack knows this bot in the workspace \u001b[2J\nReaders\u009b.');
  expect(lines).toEqual(['Slack knows this bot in the workspace  [2J Readers .']);
});
