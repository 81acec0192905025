import { setImmediate } from 'node:timers/promises';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type DiscordSettings, startDiscord } from '#chat/discord/index.ts';
import type { ChatState } from '#chat/shared/chat-state.ts';
import { REFUSED_PAUSE, type Timing } from '#chat/shared/timing.ts';
import { openDiscordSimulator } from '../../simulators/discord/index.ts';
import { bot, command, depsOf, discord, told, waits } from './fakes.ts';

const hello = command(['hello'], async ({ requester }) => told(`Hello ${requester.user.name}`));

/** What a chat that was started with these settings says of itself. */
async function refusal(settings: DiscordSettings): Promise<ChatState> {
  const { deps } = depsOf([]);
  const chat = await startDiscord(deps, settings, waits());
  await chat.stop();
  return chat.state();
}

describe('a start', () => {
  it('with a token that Discord does not know says what to do', async () => {
    const here = await discord();
    const why = expect.stringContaining('Copy the bot’s token anew');
    expect(await refusal({ token: 'wrong', api: here.api })).toMatchObject({ is: 'refused', code: '401', why });
    expect(here.world.requests.map(({ path }) => path)).toEqual(['/gateway/bot']);
  });

  it.each([
    [4004, 'does not accept DISCORD_TOKEN'],
    [4014, 'intents (4014)'],
    [4013, 'intents (4013)'],
    [4012, '(4012)'],
  ])('that the gateway ends with %i says so', async (code, words) => {
    const here = await discord();
    here.gateway.refuseNext(code);
    const said = await refusal({ token: here.token, api: here.api });
    expect(said).toMatchObject({ is: 'refused', code: String(code), why: expect.stringContaining(words) });
    expect(here.gateway.counts.identified).toBe(0);
  });

  it('without a Discord is not held up, and connects when there is one, after growing pauses', async () => {
    const gone = await openDiscordSimulator();
    const port = Number(new URL(gone.api).port);
    await gone.close();
    const pauses: number[] = [];
    const back = Promise.withResolvers<void>();
    const timing: Timing = {
      sleep: async (ms, signal) => {
        if (ms > 4_000) return new Promise((resolve) => signal.addEventListener('abort', () => resolve()));
        pauses.push(ms);
        if (ms === 4_000) await back.promise;
      },
    };
    const { deps, lines, bugs } = depsOf([hello]);
    const here = { token: gone.token };
    const chat = await startDiscord(deps, { token: here.token, api: gone.api }, timing);
    onTestFinished(() => chat.stop());
    await expect.poll(() => pauses).toEqual([1_000, 2_000, 4_000]);
    expect(lines[0]).toMatch(/^Discord cannot be reached \(.*\); trying again in 1 s\.$/);
    const again = await openDiscordSimulator({ port });
    onTestFinished(again.close);
    again.world.token = here.token;
    back.resolve();
    await expect.poll(() => lines.join()).toContain('Discord: connected as parley; servers: 1.');
    expect(bugs).toEqual([]);
  });

  it('can be given up while there is no Discord', async () => {
    const gone = await openDiscordSimulator();
    await gone.close();
    const { deps, lines } = depsOf([hello]);
    const tried: AbortSignal[] = [];
    const sleep: Timing['sleep'] = (ms, signal) => {
      if (ms === 1_000) tried.push(signal);
      return new Promise((resolve) => signal.addEventListener('abort', () => resolve()));
    };
    const chat = await startDiscord(deps, { token: gone.token, api: gone.api }, { sleep });
    expect(lines).toEqual([expect.stringContaining('Discord cannot be reached')]);
    await chat.stop();
    expect(tried.map(({ aborted }) => aborted)).toEqual([true]);
    const again = await openDiscordSimulator({ port: Number(new URL(gone.api).port) });
    onTestFinished(again.close);
    await setImmediate();
    expect([again.world.requests, lines.length]).toEqual([[], 1]);
  });

  it('asks for no intents, and says what it has connected to', async () => {
    const here = await discord();
    const { lines } = await bot(here, [hello]);
    expect(lines).toContain('Discord: connected as parley; servers: 1.');
    expect(here.faults).toEqual([]);
  });
});

describe('a connection', () => {
  it('that is lost is taken up again, and what was asked meanwhile is answered', async () => {
    const here = await discord();
    const { lines, bugs } = await bot(here, [hello]);
    here.gateway.close(4000);
    const seen = here.person({ name: 'Ana' }).command(['hello']);
    expect(await seen).toMatchObject({ text: 'Hello Ana' });
    expect(here.gateway.counts).toEqual({ identified: 1, resumed: 1 });
    await expect.poll(() => lines).toContain('Discord: resumed.');
    expect(lines).toContain('Discord: the connection is lost; connecting again.');
    expect([bugs, here.faults]).toEqual([[], []]);
  });

  it('is changed when Discord asks for it', async () => {
    const here = await discord();
    await bot(here, [hello]);
    here.gateway.reconnect();
    await expect.poll(() => here.gateway.counts.resumed).toBe(1);
    expect(await here.person({ name: 'Ana' }).command(['hello'])).toMatchObject({ text: 'Hello Ana' });
  });

  it('whose session is over begins a new one', async () => {
    const here = await discord();
    const { lines } = await bot(here, [hello]);
    here.gateway.invalidate();
    // discord.js lets five seconds pass between two beginnings.
    await expect.poll(() => here.gateway.counts.identified, { timeout: 15_000 }).toBe(2);
    expect(await here.person({ name: 'Ana' }).command(['hello'])).toMatchObject({ text: 'Hello Ana' });
    expect(lines.filter((line) => line.includes('connected as'))).toHaveLength(2);
    expect(here.world.requests.filter(({ path }) => path.includes('/commands')).map(({ method }) => method)).toEqual([
      'GET',
      'PUT',
    ]);
  }, 20_000);

  it.each([4004, 4010, 4014])(
    'that Discord ends for good (%i) is reported once, tried again at long intervals, and taken up when Discord accepts it',
    async (code) => {
      const here = await discord();
      const again = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
      const sleeps: Promise<void>[] = again.map(({ promise }) => promise);
      const timing: Timing = {
        sleep: (ms, signal) => {
          const next = ms === REFUSED_PAUSE ? sleeps.shift() : undefined;
          return next ?? new Promise((resolve) => signal.addEventListener('abort', () => resolve()));
        },
      };
      const { chat, lines } = await bot(here, [hello], { timing });
      const told = () => lines.filter((line) => line.includes('tried again every ten minutes'));
      here.gateway.close(code);
      await expect.poll(() => chat.state()).toMatchObject({ is: 'refused', code: String(code) });
      here.gateway.refuseNext(code);
      again[0]?.resolve();
      await expect.poll(() => sleeps.length).toBe(0);
      expect(told()).toHaveLength(1);
      again[1]?.resolve();
      await expect.poll(() => chat.state().is).toBe('up');
      expect(await here.person({ name: 'Ana' }).command(['hello'])).toMatchObject({ text: 'Hello Ana' });
      expect(told()).toHaveLength(1);
    },
  );
});

describe('the commands', () => {
  const puts = (requests: readonly { method: string }[]) => requests.filter(({ method }) => method === 'PUT').length;

  it('are registered when they have changed, and only then', async () => {
    const here = await discord();
    const first = await bot(here, [hello]);
    expect(first.lines).toContain('Discord: 1 commands registered.');
    await first.chat.stop();
    const same = await bot(here, [hello]);
    expect(same.lines).toContain('Discord: 1 commands are registered already.');
    await same.chat.stop();
    expect(puts(here.world.requests)).toBe(1);
    const other = await bot(here, [{ ...hello, words: { en: 'Says good day', zh: '问好' } }]);
    expect(puts(here.world.requests)).toBe(2);
    await other.chat.stop();
  });

  it('are registered without asking where a Discord cannot tell which it has', async () => {
    const here = await discord();
    here.trouble({ status: 404, path: /commands/ });
    const { bugs } = await bot(here, [hello]);
    expect(puts(here.world.requests)).toBe(1);
    expect(bugs).toEqual([]);
  });

  it('are registered later when there is trouble', async () => {
    const here = await discord();
    for (let times = 0; times < 4; times += 1) here.trouble({ status: 503, path: /commands/ });
    const { lines } = await bot(here, [hello], { timing: waits(1_000) });
    expect(lines.join()).toContain('could not be registered');
    expect(puts(here.world.requests)).toBe(1);
  });
});
