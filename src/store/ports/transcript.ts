import type { ConsoleMessage, NewConsoleMessage, Transcript } from '#core/ports/transcript.ts';
import { containing } from '../containing.ts';
import { decodeBody, encodeBody } from '../rows.ts';
import type { Access, Db, Tables } from '../tables.ts';
import { bump } from './versions.ts';

/** Stores the console's messages. `append` throws and changes nothing if the id exists. Makes the JSON before a transaction begins. */
export function transcriptIn(access: Access): Transcript {
  return {
    append: async (workspace, message) => {
      const row = rowOf(workspace, message);
      return access.write(workspace, (db) => append(db, row));
    },
    edit: async (workspace, id, body) => {
      const encoded = encodeBody(body);
      return access.write(workspace, (db) => edit(db, workspace, id, encoded));
    },
    since: (workspace, channel, seq, limit) => access.read((db) => since(db, workspace, channel, seq, limit)),
    containing: async (workspace, text, seq, limit) => {
      const rows = await access.read((db) =>
        db
          .selectFrom('messages')
          .select(COLUMNS)
          .where('workspace', '=', workspace)
          .where('seq', '>', seq)
          .where(containing('body', text))
          .orderBy('seq')
          .limit(limit)
          .execute(),
      );
      return rows.map(messageOf);
    },
  };
}

const COLUMNS = ['id', 'seq', 'channel', 'body'] as const;

function messageOf(row: Pick<Tables['messages'], (typeof COLUMNS)[number]>): ConsoleMessage {
  return { id: row.id, seq: row.seq, channel: row.channel, body: decodeBody(`message ${row.id}`, row.body) };
}

type UnnumberedRow = Omit<Tables['messages'], 'seq' | 'position'>;

function rowOf(workspace: string, { id, channel, createdAt, body }: NewConsoleMessage): UnnumberedRow {
  return { workspace, id, channel, body: encodeBody(body), created_at: createdAt };
}

async function append(db: Db, unnumbered: UnnumberedRow): Promise<ConsoleMessage> {
  const seq = await bump(db, unnumbered.workspace, 'transcript');
  const row = { ...unnumbered, seq, position: seq };
  await db.insertInto('messages').values(row).execute();
  return messageOf(row);
}

async function edit(db: Db, workspace: string, id: string, body: string): Promise<ConsoleMessage | undefined> {
  const seq = await bump(db, workspace, 'transcript');
  const row = await db
    .updateTable('messages')
    .set({ seq, body })
    .where('workspace', '=', workspace)
    .where('id', '=', id)
    .returning(COLUMNS)
    .executeTakeFirst();
  return row && messageOf(row);
}

async function since(
  db: Db,
  workspace: string,
  channel: string,
  seq: number,
  limit: number,
): Promise<ConsoleMessage[]> {
  const newest = await db
    .selectFrom('messages')
    .select(COLUMNS)
    .where('workspace', '=', workspace)
    .where('channel', '=', channel)
    .where('seq', '>', seq)
    .orderBy('position', 'desc')
    .limit(limit)
    .execute();
  return newest.reverse().map(messageOf);
}
