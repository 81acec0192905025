import { Client } from 'pg';

/** Asks the database beside the program. */
export type Query = { unanswered(): Promise<number>; close(): Promise<void> };

export async function openQuery(url: string): Promise<Query> {
  const client = new Client({ connectionString: url });
  // The server may be ended by the test.
  client.on('error', () => undefined);
  await client.connect();
  return {
    unanswered: async () => {
      const { rows } = await client.query("select count(*)::int as n from inbox where state != 'done'");
      return rows[0].n;
    },
    close: () => client.end().catch(() => undefined),
  };
}
