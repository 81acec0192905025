import { DiscordAPIError, REST } from 'discord.js';
import { describe, expect, it, vi } from 'vitest';
import type { Interaction } from '#chat/discord/parse.ts';
import type { DiscordMessage } from '#chat/discord/render.ts';
import { createDiscordSend } from '#chat/discord/send.ts';

const LINE: Interaction = { id: '1', application: '2', token: 'x', language: 'en', missing: [] };
const MESSAGE: DiscordMessage = { flags: 1 << 15, components: [], allowed_mentions: { parse: [] } };

/** Answers that Discord refuses with this error. */
function refusing(error: Error) {
  const rest = new REST();
  for (const how of ['post', 'patch', 'delete'] as const) vi.spyOn(rest, how).mockRejectedValue(error);
  const lines: string[] = [];
  return { send: createDiscordSend(rest, (line) => lines.push(line)), lines };
}
const refused = (code: number) =>
  new DiscordAPIError({ code, message: 'no' }, code, 404, 'POST', 'https://d.example', {});

describe('an answer that Discord does not take any more', () => {
  it.each([
    [10_008, 'the message was deleted'],
    [10_015, 'its webhook is gone'],
    [10_062, 'it came after three seconds'],
    [40_060, 'it was answered already'],
    [50_027, 'it came after fifteen minutes'],
  ])('is no bug, and is written down: %i, %s', async (code) => {
    const { send, lines } = refusing(refused(code));
    expect(await send.reply(LINE, MESSAGE, false)).toBe('gone');
    expect(await send.edit(LINE, MESSAGE)).toBe('gone');
    expect(lines).toEqual([expect.stringContaining(`(${code}: no)`), expect.stringContaining(`(${code}: no)`)]);
  });

  it('is a bug where Discord refuses it for another reason, or something else breaks', async () => {
    for (const error of [refused(50_035), new Error('no way through')]) {
      const { send, lines } = refusing(error);
      await expect(send.reply(LINE, MESSAGE, false)).rejects.toBe(error);
      expect(lines).toEqual([]);
    }
  });
});
