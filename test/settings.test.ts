import { describe, expect, it } from 'vitest';
import { readSettings } from '#settings.ts';
import { readStoreLocation } from '#store-location.ts';

const HOME = '/srv/parley';
const faults = (environment: Record<string, string>): string[] => {
  const read = readSettings(environment, HOME);
  return 'faults' in read ? read.faults : [];
};
const settings = (environment: Record<string, string>) => {
  const read = readSettings(environment, HOME);
  if ('faults' in read) throw new Error(read.faults.join('\n'));
  return read.settings;
};
// Made up, in the shape of real ones; in pieces, so that nobody's scanner takes them for real.
const DISCORD = ['MTIzNDU2Nzg5MDEyMzQ1Njc4', 'GabcdE', 'fEdCbA-9876_zyxwvutsrqponmlkjihgfedcba'].join('.');
const BOT = ['xoxb', '1234567890', 'AbCdEfGhIjKl'].join('-');
const APP = ['xapp', '1', 'A0123456789', 'abcdef0123456789'].join('-');
const SIGNING = '0123456789abcdef'.repeat(2);

describe('settings', () => {
  it('need nothing: without any, Parley is on this machine alone', () => {
    const usual = {
      port: 4321,
      host: '127.0.0.1',
      store: { folder: '/srv/parley/data' },
      keepDays: 90,
      cacheBytes: 512_000_000,
    };
    expect(settings({})).toEqual(usual);
    expect(settings({ DISCORD_TOKEN: '', SLACK_BOT_TOKEN: ' ', PUBLIC_URL: '', HOST: '', PORT: '' })).toEqual(usual);
  });

  it('are read as they are meant', () => {
    const all = {
      PORT: '0',
      HOST: '0.0.0.0',
      CONSOLE_PORT: '4400',
      PARLEY_DATA: 'store',
      KEEP_DAYS: '7',
      CACHE_MB: '64',
      PUBLIC_URL: 'https://read.example.org/parley/',
      DISCORD_TOKEN: DISCORD,
      DISCORD_API_URL: 'http://127.0.0.1:9000/api/',
      SLACK_BOT_TOKEN: BOT,
      SLACK_APP_TOKEN: APP,
      SLACK_SIGNING_SECRET: SIGNING,
      SLACK_API_URL: 'http://127.0.0.1:9001/api',
    };
    expect(settings(all)).toEqual({
      port: 0,
      host: '0.0.0.0',
      consolePort: 4400,
      store: { folder: '/srv/parley/store' },
      keepDays: 7,
      cacheBytes: 64_000_000,
      publicUrl: 'https://read.example.org/parley',
      contact: 'https://read.example.org/parley',
      discord: { token: DISCORD, api: 'http://127.0.0.1:9000/api' },
      slack: { botToken: BOT, appToken: APP, signingSecret: SIGNING, api: 'http://127.0.0.1:9001/api' },
    });
    expect(settings({ SLACK_BOT_TOKEN: BOT, SLACK_SIGNING_SECRET: SIGNING }).slack).toEqual({
      botToken: BOT,
      signingSecret: SIGNING,
    });
    for (const HOST of ['::', '::1', 'localhost', 'parley-1.internal']) expect(settings({ HOST }).host).toBe(HOST);
  });

  it('are all told at once when several are wrong, with what they are where that is no secret', () => {
    expect(
      faults({
        PORT: 'http',
        CONSOLE_PORT: '70000',
        PUBLIC_URL: 'parley.example.org',
        DISCORD_TOKEN: '"x"',
        SLACK_APP_TOKEN: BOT,
      }),
    ).toEqual([
      'PORT is not a whole number (it is "http").',
      'CONSOLE_PORT is above 65535 (it is "70000").',
      expect.stringMatching(/^PUBLIC_URL is not an address that begins with https:.*"parley\.example\.org"\)\.$/),
      expect.stringMatching(/^DISCORD_TOKEN has quotation marks/),
      expect.stringMatching(/^SLACK_APP_TOKEN is the bot token/),
      expect.stringMatching(/^SLACK_BOT_TOKEN is missing/),
    ]);
  });

  it.each([
    ['DISCORD_TOKEN', `"${DISCORD}"`, 'quotation marks'],
    ['DISCORD_TOKEN', `“${DISCORD}”`, 'quotation marks'],
    ['DISCORD_TOKEN', `Bot ${DISCORD}`, 'begins with “Bot ”'],
    ['DISCORD_TOKEN', `${DISCORD.slice(0, 30)} ${DISCORD.slice(30)}`, 'a blank or a line break'],
    ['DISCORD_TOKEN', `${DISCORD}\n`, 'a blank or a line break'],
    ['DISCORD_TOKEN', '123456789012345678', 'is the id of an application'],
    ['DISCORD_TOKEN', SIGNING.repeat(2), 'is the public key'],
    ['DISCORD_TOKEN', BOT, 'is a token of Slack'],
    ['SLACK_BOT_TOKEN', APP, 'belongs in SLACK_APP_TOKEN'],
    ['SLACK_BOT_TOKEN', BOT.replace('xoxb', 'xoxp'), 'is the token of a person'],
    ['SLACK_BOT_TOKEN', SIGNING, 'does not begin with xoxb-'],
    ['SLACK_APP_TOKEN', BOT, 'belongs in SLACK_BOT_TOKEN'],
    ['SLACK_APP_TOKEN', SIGNING, 'does not begin with xapp-'],
    ['SLACK_SIGNING_SECRET', APP, 'is a token'],
    ['SLACK_SIGNING_SECRET', `'${SIGNING}'`, 'quotation marks'],
  ])('say what is wrong with %s, and never what it is (%s)', (name, value, words) => {
    const good = { SLACK_BOT_TOKEN: BOT, SLACK_APP_TOKEN: APP };
    const told = faults({ ...good, [name]: value });
    expect(told).toEqual([expect.stringContaining(words)]);
    expect(told[0]).toMatch(new RegExp(`^${name} `));
    for (let at = 0; at + 8 <= value.length; at += 4) expect(told[0]).not.toContain(value.slice(at, at + 8));
  });

  it.each([
    ['0', 'KEEP_DAYS is not from 1 to 36500 days (it is "0").'],
    ['1.5', 'KEEP_DAYS is not a whole number of days (it is "1.5").'],
    ['-1', 'KEEP_DAYS is not a whole number of days (it is "-1").'],
    ['36501', 'KEEP_DAYS is not from 1 to 36500 days (it is "36501").'],
  ])('say how long answers can be stored: not for %s days', (KEEP_DAYS, words) => {
    expect(faults({ KEEP_DAYS })).toEqual([words]);
  });

  it('store answers for a day at least, and for a hundred years at most', () => {
    for (const KEEP_DAYS of ['1', '36500']) expect(settings({ KEEP_DAYS }).keepDays).toBe(Number(KEEP_DAYS));
  });

  it('say what Slack needs beside what is there', () => {
    expect(faults({ SLACK_BOT_TOKEN: BOT })).toEqual([
      expect.stringMatching(/SLACK_APP_TOKEN \(Socket Mode\) or SLACK_SIGNING_SECRET \(HTTP\)/),
    ]);
    for (const [name, value] of Object.entries({ SLACK_APP_TOKEN: APP, SLACK_SIGNING_SECRET: SIGNING })) {
      expect(faults({ [name]: value })).toEqual([expect.stringMatching(`^SLACK_BOT_TOKEN is missing: ${name} alone`)]);
    }
  });

  it.each([
    'ftp://read.example.org',
    'read.example.org',
    'https://read.example.org/?a=b',
    'https://read.example.org/#top',
    'https://read.example.org?',
    'https://ana:hush@read.example.org',
    'https://ana@read.example.org',
    'https://:hush@read.example.org',
    'https://read.example.org/le petit',
  ])('take no public address that cannot be one: %s', (PUBLIC_URL) => {
    const [told, ...more] = faults({ PUBLIC_URL });
    expect(told).toMatch(/^PUBLIC_URL (is not|has)/);
    expect(told).not.toContain('hush');
    expect(more).toEqual([]);
  });

  it('take no host that is an address, and no endpoint that is none', () => {
    for (const HOST of ['http://127.0.0.1', '127.0.0.1:4321', '-a', 'a b', '*'])
      expect(faults({ HOST }), HOST).toEqual([expect.stringContaining('without http:// and port')]);
    for (const name of ['DISCORD_API_URL', 'SLACK_API_URL'])
      expect(faults({ [name]: 'localhost:9000' })).toEqual([expect.stringMatching(/begins with http/)]);
  });

  it('say what a language model needs beside what is there', () => {
    const url = { DRAFT_API_URL: 'http://127.0.0.1:11434/v1' };
    const model = { DRAFT_MODEL: 'small' };
    const key = { DRAFT_API_KEY: 'sk-made-up' };
    expect(faults(url)).toEqual(['DRAFT_MODEL is missing beside DRAFT_API_URL.']);
    expect(faults({ ...model, ...key })).toEqual(['DRAFT_API_URL is missing beside DRAFT_MODEL and DRAFT_API_KEY.']);
    expect(faults(key)).toEqual(['DRAFT_API_URL and DRAFT_MODEL are missing beside DRAFT_API_KEY.']);
    expect(settings({ ...url, ...model }).draft).toEqual({ url: 'http://127.0.0.1:11434/v1', model: 'small' });
    expect(settings({ ...url, ...model, ...key }).draft).toMatchObject({ key: 'sk-made-up' });
    expect(settings({}).draft).toBeUndefined();
  });

  it('take a model’s name of up to 200 characters without a blank', () => {
    const named = (name: string) => ({ DRAFT_API_URL: 'http://127.0.0.1/v1', DRAFT_MODEL: name });
    expect(settings(named('m'.repeat(200))).draft?.model).toHaveLength(200);
    expect(faults(named('m'.repeat(201)))).toEqual([expect.stringMatching(/^DRAFT_MODEL is too long/)]);
    expect(faults(named('a b'))).toEqual([expect.stringMatching(/^DRAFT_MODEL has a blank/)]);
  });

  it('take ports up to the highest there is', () => {
    expect(settings({ PORT: '65535' }).port).toBe(65_535);
    expect(faults({ PORT: '65536' })).toEqual(['PORT is above 65535 (it is "65536").']);
  });

  it('give the console a port of its own beside the public pages', () => {
    const chat = { DISCORD_TOKEN: DISCORD };
    expect(faults({ ...chat, CONSOLE_PORT: '4321' })).toEqual([expect.stringContaining('both 4321')]);
    expect(faults({ ...chat, PORT: '0', CONSOLE_PORT: '0' })).toEqual([]);
    expect(faults({ CONSOLE_PORT: '4321' })).toEqual([]);
  });

  it('do not keep the command line from the articles when something else in them is wrong', () => {
    const wrong = { PARLEY_DATA: 'store', PORT: 'http', DISCORD_TOKEN: '"' };
    expect(readStoreLocation(wrong, HOME)).toEqual({ folder: '/srv/parley/store' });
    expect(readStoreLocation({ PARLEY_DATA: '' }, HOME)).toEqual({ folder: '/srv/parley/data' });
  });

  it('take a database before a folder, and a folder that is given before both', () => {
    const both = { DATABASE_URL: 'postgres://parley:secret@db.example.org/parley', PARLEY_DATA: 'store' };
    expect(settings(both)).toMatchObject({ store: { url: both.DATABASE_URL } });
    expect(readStoreLocation({ ...both, DATABASE_URL: ' ' }, HOME)).toEqual({ folder: '/srv/parley/store' });
    expect(readStoreLocation(both, HOME, '/tmp/own')).toEqual({ folder: '/tmp/own' });
  });

  it('say what is wrong with a database’s address, without its password', () => {
    for (const [url, why] of [
      ['db.example.org', 'begins with postgres://'],
      ['mysql://parley:hunter2@db.example.org/parley', 'begins with postgres://'],
      ['postgres://parley:hunter2@db.example.org', 'names no database'],
      ['postgres://parley:hunter2@db.example.org/', 'names no database'],
      ['postgres:/parley:hunter2@db.example.org/parley', 'begins with postgres://'],
      ['postgres://parley:12/hunter2@db.example.org/parley', 'names no database'],
    ] as const) {
      const told = faults({ DATABASE_URL: url });
      expect(told).toEqual([
        expect.stringContaining(`DATABASE_URL ${why.startsWith('names') ? why : 'is not an address'}`),
      ]);
      expect(told.join()).not.toContain('hunter2');
    }
  });
});

describe('whom a site may write to', () => {
  const contactOf = (environment: NodeJS.ProcessEnv) => {
    const read = readSettings(environment, '/');
    return 'settings' in read ? read.settings.contact : read.faults[0];
  };

  it('is who is named, else the address of the public pages, else nobody', () => {
    const PUBLIC_URL = 'https://read.example.org';
    expect(contactOf({ CONTACT: 'ana@club.example', PUBLIC_URL })).toBe('ana@club.example');
    expect(contactOf({ PUBLIC_URL })).toBe(PUBLIC_URL);
    expect(contactOf({})).toBeUndefined();
    expect(contactOf({ CONTACT: 'Ana\r\nX: y' })).toContain('CONTACT is neither an e-mail address nor');
  });
});
