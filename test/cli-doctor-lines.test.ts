import { describe, expect, it } from 'vitest';
import { clockCheck, linesOf, withoutSecrets, wrong } from '#cli/doctor-check.ts';
import { proxyChecks } from '#cli/doctor-local.ts';
import { DISCORD_TOKEN } from './cli-fakes.ts';

const SLACK_BOT_TOKEN = 'xoxb-made-up-for-tests';

describe('what the doctor prints', () => {
  it('holds no secret, wherever it got in, and no line break of somebody else', () => {
    const checks = [wrong(`a ${DISCORD_TOKEN}`, `it is "${DISCORD_TOKEN}",\nnot\u001b[31m ${SLACK_BOT_TOKEN}`)];
    const [line = '', ...more] = linesOf(withoutSecrets(checks, [DISCORD_TOKEN, SLACK_BOT_TOKEN]));
    expect(more).toEqual([]);
    expect(line).toBe('✗ a (secret)  it is "(secret)", not [31m (secret)');
  });

  it('warns of a clock when it is more than a minute off, whichever way', () => {
    const states = [[], [59_000], [-61_000], [61_000], [400_000, 200]].map((skews) => clockCheck(skews).state);
    expect(states).toEqual(['off', 'fine', 'wrong', 'wrong', 'fine']);
    const said = [499, 1_499, 1_500, 60_000, 60_001].map((skew) => clockCheck([skew]).says.split('. ')[0]);
    expect(said).toEqual(['right.', 'right.', '2 s off.', '60 s off.', '60 s ahead']);
  });

  it('names a proxy that is set and not used, without its address', () => {
    const [check, ...more] = proxyChecks({ https_proxy: 'http://ana:secret@proxy.example:3128', NO_PROXY: '*' });
    expect(more).toEqual([]);
    expect(check).toMatchObject({ state: 'off', says: expect.stringMatching(/^HTTPS_PROXY is not used/) });
    expect(check?.says).not.toContain('secret');
    expect(proxyChecks({ HTTPS_PROXY: ' ' })).toEqual([]);
  });
});
