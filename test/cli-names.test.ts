import { describe, expect, it } from 'vitest';
import { place } from './cli-program.ts';

const SLOW = { timeout: 60_000 };
/** A control character that is no line break, or one that turns the text round. */
const UNSEEN = /[^\P{Cc}\n]|\u202e/u;

describe('parley and names that would steer a terminal', () => {
  it('writes out in errors and lists what nobody would see', SLOW, async () => {
    const { write, parley } = place();
    write('red\u001b[31m.exe', 'Words.');
    write('turned\u202e.en.txt', 'The moon was up and nobody slept.');
    const ran = await parley('article', 'add', 'red\u001b[31m.exe', 'none\u001b]0;x\u0007', 'turned\u202e.en.txt');
    expect(ran.err).toContain('I cannot read red\\u{1b}[31m.exe.');
    expect(ran.err).toContain('There is no file none\\u{1b}]0;x\\u{7}.');
    const listed = await parley('article', 'list');
    expect(listed.out).toContain('turned\\u{202e}');
    const checked = await parley('check', 'none\u001b.yaml');
    const batch = await parley('quote', '--batch', 'none\u001b.jsonl');
    for (const { out, err } of [ran, listed, checked, batch]) expect(out + err).not.toMatch(UNSEEN);
  });
});
