import { Client } from 'pg';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { CommandRequest } from '#core/request.ts';
import { openServices, type Running } from '../../src/services.ts';
import { type PostgresServer, startPostgres } from './server.ts';

let server: PostgresServer;
let running: Running;
beforeAll(async () => {
  server = await startPostgres();
  running = await openServices({ store: { url: await server.database() } });
});
afterAll(async () => {
  await running.store.close();
  await server.remove();
});

const asked = (path: string[], args: Record<string, string>): CommandRequest => ({
  kind: 'command',
  path,
  args,
  files: [],
  language: 'en',
  place: { platform: 'slack', workspace: 'T1', channel: 'C1' },
  user: { id: 'U1', name: 'Ana', may: 'member' },
});

/** Statements that a request sends when everything that can be kept in memory is. */
async function statementsOf(request: CommandRequest): Promise<string[]> {
  await running.answerer.answer(request);
  const query = vi.spyOn(Client.prototype, 'query');
  try {
    await running.answerer.answer(request);
    return query.mock.calls.map(([sql]) => String(sql));
  } finally {
    query.mockRestore();
  }
}

test.for([
  ['/quote', ['quote'], { words: 'chips' }, 2],
  ['/camps', ['camps'], { topic: 'export controls' }, 2],
  ['/parley help', ['parley', 'help'], {}, 1],
] as const)(
  '%s reads its version counters once, and sends no statement more than it needs',
  async ([, path, args, most]) => {
    const statements = await statementsOf(asked([...path], { ...args }));
    expect(statements.filter((sql) => sql.includes('from "counters"'))).toHaveLength(1);
    expect(statements.length, statements.join('\n')).toBeLessThanOrEqual(most);
  },
);
