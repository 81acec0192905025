import { expect, it, onTestFinished, vi } from 'vitest';
import { createRespond } from '#chat/slack/response-url.ts';

const URL_OF_ANA = 'https://hooks.slack.com/commands/T1/1/a';

/** Slack answers with these statuses in turn, the last for good; waits end at once and are written down. */
function slack(...answers: [status: number, headers?: Record<string, string>][]) {
  const waits: number[] = [];
  const lines: string[] = [];
  const asked = vi.spyOn(globalThis, 'fetch').mockImplementation(async () => {
    const [status, headers = {}] = answers[Math.min(asked.mock.calls.length, answers.length) - 1] ?? [200];
    return new Response('', { status, headers });
  });
  onTestFinished(() => asked.mockRestore());
  const end = new AbortController();
  const timing = { sleep: async (ms: number) => void waits.push(ms) };
  const respond = createRespond({ timing, end: end.signal, log: (line) => lines.push(line) });
  return { respond, asked, waits, lines, end };
}

it('an address is used five times, as often as Slack takes it, and never a sixth time', async () => {
  const { respond, asked } = slack([200]);
  const sent = [];
  for (let times = 0; times < 6; times += 1) sent.push(await respond(URL_OF_ANA, { text: 'x' }));
  expect(sent).toEqual(['sent', 'sent', 'sent', 'sent', 'sent', 'gone']);
  expect(asked).toHaveBeenCalledTimes(5);
  expect(await respond(`${URL_OF_ANA}-other`, { text: 'x' })).toBe('sent');
});

it('what came too fast is sent again after as long as Slack says, a second where it does not say', async () => {
  const { respond, asked, waits } = slack([429, { 'retry-after': '30' }], [429], [200]);
  expect(await respond(URL_OF_ANA, { text: 'x' })).toBe('sent');
  expect(waits).toEqual([30_000, 1_000]);
  expect(asked).toHaveBeenCalledTimes(3);
});

it('what would have to wait for too long or too often, or while Parley stops, is given up and said so', async () => {
  const long = slack([429, { 'retry-after': '31' }]);
  expect(await long.respond(URL_OF_ANA, { text: 'x' })).toBe('gone');
  expect([long.waits, long.lines]).toEqual([[], [expect.stringContaining('429')]]);
  const often = slack([429]);
  expect(await often.respond(URL_OF_ANA, { text: 'x' })).toBe('gone');
  expect(often.waits).toHaveLength(3);
  const stopping = slack([429]);
  stopping.end.abort();
  expect(await stopping.respond(URL_OF_ANA, { text: 'x' })).toBe('gone');
  expect(stopping.waits).toEqual([]);
});

it('what may have arrived is not sent again; what was refused is told with Slack’s answer', async () => {
  const unsure = slack([500]);
  expect(await unsure.respond(URL_OF_ANA, { text: 'x' })).toBe('unsure');
  expect(unsure.asked).toHaveBeenCalledTimes(1);
  expect(unsure.lines).toEqual([expect.stringContaining('may not have arrived (500)')]);
  const refused = slack([404]);
  expect(await refused.respond(URL_OF_ANA, { text: 'x' })).toBe('gone');
  expect(refused.lines).toEqual([expect.stringContaining('did not take an answer (404')]);
});
