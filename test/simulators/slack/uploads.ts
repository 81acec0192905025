import { filePacket } from './packets.ts';
import { BOT, CHANNEL, type Json, nextId, notice, post, type World } from './world.ts';

const bad = (error: string): Json => ({ ok: false, error });

/** Announces a file, and says where to send it. */
export function announceFile(world: World, { filename, length }: Json): Json {
  const id = nextId(world, 'F');
  if (!filename || !(Number(length) > 0)) return bad('invalid_arguments');
  world.uploads.set(id, { id, name: String(filename), length: Number(length) });
  return { ok: true, upload_url: `${world.origin}/upload/v1/${id}`, file_id: id };
}

/** Shows announced files in the channel. A member only: `chat:write.public` is for messages. `refused`: why the bot cannot post there. */
export function shareFile(world: World, { files, thread_ts }: Json, refused: string | undefined): Json {
  const [given] = files as { id: string; title?: string }[];
  const upload = world.uploads.get(given?.id ?? '');
  if (!given || !upload?.bytes) return bad('file_not_found');
  if (refused) return bad(refused);
  if (thread_ts !== undefined && !world.messages.some(({ ts }) => ts === thread_ts)) return bad('thread_not_found');
  world.uploads.delete(upload.id);
  const file = { id: upload.id, name: upload.name, bytes: upload.bytes, title: given.title ?? upload.name };
  world.files.set(file.id, file);
  const message = post(world, { thread_ts }, { channel: CHANNEL.id });
  message.files = [file];
  notice(world, { message, channel: message.channel });
  return { ok: true, files: [filePacket(world, file.id, BOT.user)] };
}
