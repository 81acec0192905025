import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { parley } from './cli-program.ts';

const SLOW = { timeout: 60_000 };
const manifest = (...flags: string[]) => parley(['slack', 'manifest', ...flags]);

describe('parley slack manifest', () => {
  it('prints what is pasted at Slack and nothing else, as JSON or YAML', SLOW, async () => {
    const [json, yaml] = await Promise.all([manifest('--short', 'all'), manifest('--short', 'all', '--yaml')]);
    expect(json).toMatchObject({ code: 0, err: '' });
    expect(JSON.parse(json.out).features.slash_commands.map(({ command }: { command: string }) => command)).toEqual([
      '/parley',
      '/quote',
      '/camps',
      '/prompt',
      '/daily',
      '/debate',
    ]);
    expect(parse(yaml.out)).toEqual(JSON.parse(json.out));
  });

  it('puts a prefix in front and an address in, and speaks the language asked for', SLOW, async () => {
    const http = 'https://parley.example.org';
    const [ran, english] = await Promise.all([
      manifest('--short', 'quote', '--prefix', 'p-', '--http', http),
      manifest('--lang', 'en'),
    ]);
    expect(JSON.parse(ran.out)).toMatchObject({
      features: { slash_commands: [{ command: '/parley' }, { command: '/p-quote', url: `${http}/slack/events` }] },
      settings: { socket_mode_enabled: false },
    });
    expect(ran.out).toMatch(/[\u4e00-\u9fff]/);
    expect(english.out).not.toMatch(/[\u4e00-\u9fff]/);
  });

  it('refuses in clear words what Slack would not take', SLOW, async () => {
    const wrong = await Promise.all([
      manifest('--short', 'qoute'),
      manifest('--prefix', 'A B', '--short', 'quote'),
      manifest('--http', 'http://parley.example.org'),
      manifest('--http', 'nowhere'),
      ...['https://ana@parley.example.org', 'https://parley.example.org/?a=b', 'https://parley.example.org/#top'].map(
        (one) => manifest('--http', one),
      ),
    ]);
    for (const ran of wrong) expect(ran).toMatchObject({ code: 2, out: '', err: expect.stringMatching(/^parley: /) });
    expect(wrong.map(({ err }) => err).join('')).toMatch(
      /no command "qoute".*prefix "A B".*https address.*https address/s,
    );
  });
});
