import type { ConsoleMessage, Transcript } from '#core/ports/transcript.ts';
import { decodeBody, encodeBody } from '../rows.ts';
import type { Access, Db, Tables } from '../tables.ts';
import { bump } from './versions.ts';

/** To append an id that is there already throws and changes nothing. */
export function transcriptIn(access: Access): Transcript {
  return {
    append: (workspace, message) => access.write((db) => append(db, workspace, message)),
    edit: (workspace, id, body) => access.write((db) => edit(db, workspace, id, body)),
    since: (workspace, channel, seq, limit) => access.read((db) => since(db, workspace, channel, seq, limit)),
  };
}

const COLUMNS = ['id', 'seq', 'channel', 'body'] as const;

function messageOf(row: Pick<Tables['messages'], (typeof COLUMNS)[number]>): ConsoleMessage {
  return { id: row.id, seq: row.seq, channel: row.channel, body: decodeBody(`message ${row.id}`, row.body) };
}

type NewMessage = Parameters<Transcript['append']>[1];

async function append(db: Db, workspace: string, { id, channel, body }: NewMessage): Promise<ConsoleMessage> {
  const seq = await bump(db, workspace, 'transcript');
  const row = { workspace, id, channel, seq, position: seq, body: encodeBody(body) };
  await db.insertInto('messages').values(row).execute();
  return messageOf(row);
}

async function edit(db: Db, workspace: string, id: string, body: unknown): Promise<ConsoleMessage | undefined> {
  const seq = await bump(db, workspace, 'transcript');
  const row = await db
    .updateTable('messages')
    .set({ seq, body: encodeBody(body) })
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
