import { describe, expect, it } from 'vitest';
import { INVITED_BITS, idInToken, inviteLink, missingFromBits } from '#chat/discord/invite.ts';
import { discordChecks } from '#cli/doctor-discord.ts';
import { APPLICATION, DISCORD_TOKEN, fake } from './cli-fakes.ts';
import { parley, place } from './cli-program.ts';

const SLOW = { timeout: 60_000 };

describe('parley discord invite', () => {
  it('prints the link for the application that Discord names, with a reason for each permission', SLOW, async () => {
    const { folder } = place();
    const { url, asked } = await fake({ '/v10/applications/@me': { body: { id: '999999999999999999' } } });
    const ran = await parley(['discord', 'invite'], { cwd: folder, env: { DISCORD_TOKEN, DISCORD_API_URL: url } });
    expect(ran).toMatchObject({ code: 0, err: '' });
    const link = new URL(ran.lines[0] ?? '');
    expect(link.origin + link.pathname).toBe('https://discord.com/oauth2/authorize');
    expect(Object.fromEntries(link.searchParams)).toEqual({
      client_id: '999999999999999999',
      scope: 'bot applications.commands',
      permissions: String((1n << 10n) | (1n << 11n) | (1n << 15n) | (1n << 16n) | (1n << 35n) | (1n << 38n)),
    });
    const names = ['View Channels', 'Send Messages', 'Send Messages in Threads', 'Create Public Threads'];
    for (const name of [...names, 'Read Message History', 'Attach Files']) expect(ran.out).toMatch(`${name} – `);
    expect(asked).toEqual([{ method: 'GET', url: '/v10/applications/@me', authorization: `Bot ${DISCORD_TOKEN}` }]);
  });

  it('takes the id from the token where Discord cannot be reached, and says so', SLOW, async () => {
    const { folder } = place();
    const env = { DISCORD_TOKEN, DISCORD_API_URL: 'http://127.0.0.1:1' };
    const ran = await parley(['discord', 'invite'], { cwd: folder, env });
    expect(ran).toMatchObject({ code: 0, err: expect.stringContaining('could not reach Discord') });
    expect(ran.lines[0]).toBe(inviteLink(APPLICATION));
  });

  it('says in one line what is wrong with the token, and never prints it', SLOW, async () => {
    const { folder } = place();
    const { url } = await fake({ '/v10/applications/@me': { status: 401, body: { message: '401: Unauthorized' } } });
    const [unset, odd, refused] = await Promise.all([
      parley(['discord', 'invite'], { cwd: folder }),
      parley(['discord', 'invite'], { cwd: folder, env: { DISCORD_TOKEN: 'not.a-token' } }),
      parley(['discord', 'invite'], { cwd: folder, env: { DISCORD_TOKEN, DISCORD_API_URL: url } }),
    ]);
    expect(unset).toMatchObject({
      code: 2,
      out: '',
      err: expect.stringMatching(/^parley: DISCORD_TOKEN is not set\..*Reset Token.*\n$/),
    });
    expect(odd).toMatchObject({
      code: 2,
      out: '',
      err: expect.stringMatching(/does not look like a bot's token.*\n$/),
    });
    expect(refused).toMatchObject({
      code: 1,
      out: '',
      err: expect.stringMatching(/^parley: Discord does not accept the token.*\n$/),
    });
    for (const { out, err } of [unset, odd, refused]) expect(out + err).not.toMatch(/made-up|not\.a-token/);
  });
});

describe('what the bot is allowed', () => {
  it('names what lacks, and lets an administrator do everything', () => {
    const nothing = { needed: [], forMore: [] };
    expect(missingFromBits(INVITED_BITS.toString())).toEqual(nothing);
    expect(missingFromBits('8')).toEqual(nothing);
    const forMore = ['Create Public Threads', 'Read Message History', 'Attach Files'];
    expect(missingFromBits(String(1n << 10n))).toEqual({
      needed: ['Send Messages', 'Send Messages in Threads'],
      forMore,
    });
    const answers = (1n << 10n) | (1n << 11n) | (1n << 38n);
    expect(missingFromBits(String(answers))).toEqual({ needed: [], forMore });
  });

  it('tells a token from what is none', () => {
    expect(idInToken(DISCORD_TOKEN)).toBe(APPLICATION);
    for (const text of ['', 'a.b.c', 'x', '!!!.b.c', `${DISCORD_TOKEN}.d`]) expect(idInToken(text)).toBeUndefined();
  });
});

describe('doctor of a server that was set up before daily prompts', () => {
  it('finds no fault, and says what to renew', async () => {
    const guilds = [{ name: 'Bees', permissions: String((1n << 10n) | (1n << 11n) | (1n << 38n)) }];
    const { url } = await fake({
      '/v10/users/@me': { body: { username: 'parley' } },
      '/v10/users/@me/guilds?limit=200': { body: guilds },
    });
    const { checks } = await discordChecks({ DISCORD_TOKEN, DISCORD_API_URL: url }, []);
    const servers = checks.filter(({ name }) => name === 'servers');
    const says =
      /in “Bees” answers work; to renew: Create Public Threads \(.*Read Message History.*Attach Files.*discord invite/;
    expect(servers).toEqual([{ name: 'servers', state: 'off', says: expect.stringMatching(says) }]);
  });
});
