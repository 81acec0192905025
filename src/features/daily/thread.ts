import { clip } from '#core/clip.ts';
import { paragraph, type Reply, text } from '#core/reply.ts';
import type { Words } from '#core/words.ts';
import { type PostParts, questionOf } from './post.ts';
import type { Item } from './schedule.ts';

/** Characters of a thread's name: Discord's limit (docs: resources/channel, thread name). */
const LONGEST = 100;

/** The name of a post's thread and its first message. */
export async function threadReply(
  parts: PostParts,
  item: Item | undefined,
): Promise<{ name: string; reply: Reply } | undefined> {
  const { services, workspace, schedule, say } = parts;
  const found = item?.kind === 'prompt' ? await questionOf(services, workspace, item) : undefined;
  const name = found ? say(found) : say(PART(item?.kind === 'paragraph' ? item.part : 1));
  const blocks = [paragraph(text(say(HERE)))];
  return { name: clip(name, LONGEST), reply: { language: schedule.language, blocks } };
}

const PART = (part: number): Words => ({ en: `Part ${part}`, zh: `第 ${part} 段` });
const HERE: Words = { en: 'Answers go here.', zh: '请在这里讨论。' };
