import { REST } from 'discord.js';
import { expect, it, vi } from 'vitest';
import { answer, type Job } from '#chat/discord/answer.ts';
import type { DiscordContext } from '#chat/discord/context.ts';
import { createDiscordSend } from '#chat/discord/send.ts';
import { depsOf, told, waits } from './fakes.ts';

const JOB: Job = {
  interaction: { id: '1', application: '2', token: 'x', language: 'en', missing: [] },
  requester: {
    user: { id: '3', name: 'Ana', may: 'member' },
    place: { platform: 'discord', workspace: 'discord-4', channel: '5' },
    language: 'en',
  },
  deferAs: 'public',
  slow: false,
  payload: {},
  bugDetails: {},
  work: async () => told('an answer'),
};

function context(problem: Error) {
  const { deps, bugs } = depsOf([]);
  const reply = vi.fn().mockRejectedValueOnce(problem).mockResolvedValue('sent');
  const send = { ...createDiscordSend(new REST(), deps.log), reply };
  const end = new AbortController().signal;
  const inServer = async (payload: unknown) => payload;
  const all: DiscordContext = { deps, send, timing: waits(), inServer, api: undefined, end };
  return { all, reply, bugs };
}

it('an answer that Discord did not take in time is not followed by another, for which nobody waits', async () => {
  const { all, reply, bugs } = context(new DOMException('This operation was aborted', 'AbortError'));
  await answer(all, JOB);
  expect(reply).toHaveBeenCalledTimes(1);
  expect(bugs).toHaveLength(1);
});

it('an answer that could not be sent is followed by the number of the bug', async () => {
  const { all, reply, bugs } = context(new Error('no way through'));
  await answer(all, JOB);
  expect(JSON.stringify(reply.mock.lastCall)).toContain('Something went wrong');
  expect(bugs).toHaveLength(1);
});
