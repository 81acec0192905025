import type { Reply } from '#core/reply.ts';
import type { Words } from '#core/words.ts';
import type { Drawing } from '../drawing.ts';
import { pageLink } from './page-link.ts';
import { replyOf, told } from './voices.ts';

/** The record could not be posted as a file: what is missing, and where the record is. */
export const noFileReply = async (drawing: Drawing): Promise<Reply> =>
  replyOf(drawing, ...told(drawing, NO_FILE[drawing.present.setup.place.platform]), ...(await pageLink(drawing)));

const noFile = (right: Words): Words => ({
  en: `I may not post files here, so the record is not attached. It is kept: once I have ${right.en}, /debate transcript posts it.`,
  zh: `我没有在这里发文件的权限，记录没能附上，但已经保存好。给我${right.zh}之后，用 /debate transcript 就能发出来。`,
});

const NO_FILE: Record<Drawing['present']['setup']['place']['platform'], Words> = {
  discord: noFile({ en: 'the permission “Attach Files”', zh: '“附加文件”权限' }),
  slack: noFile({ en: 'the scope files:write', zh: ' files:write 权限' }),
  console: noFile({ en: 'the right to', zh: '这项权限' }),
};
