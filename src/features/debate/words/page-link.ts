import { type Block, link, paragraph } from '#core/reply.ts';
import type { Words } from '#core/words.ts';
import type { Drawing } from '../drawing.ts';

/** The link to a debate's page; nothing if it has none, or nobody could reach it. */
export async function pageLink({ services, workspace, id, say }: Drawing): Promise<Block[]> {
  const address = await services.links.debate(workspace, id);
  return address === undefined ? [] : [paragraph(link(say(PAGE), address))];
}

const PAGE: Words = { en: 'The debate on one page, to read and to print', zh: '这场辩论的网页，可读可打印' };
