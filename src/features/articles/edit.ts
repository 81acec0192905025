import { type Article, type ArticleMeta, currentRevision, type Edition } from '#core/article.ts';
import { buttonId, type CommandContext } from '#core/command.ts';
import { type Button, code, link, paragraph, type Reply, strong, text } from '#core/reply.ts';
import type { Words } from '#core/words.ts';
import { CORRECT, PREVIEW, READ_IT } from './preview.ts';
import { type ArticleField, metaFields, reply, TITLE } from './replies.ts';

/** Title of the form for what is said about an article. */
export const FORM_TITLE: Words = { en: 'What is said about it', zh: '文章信息' };

/** Tells somebody whose chat has no forms how to correct an article. */
export function noFormReply(context: CommandContext): Reply {
  const words = {
    en: 'This button opens a form, which is not possible here. Add the article, then correct it with ',
    zh: '这个按钮会打开表单，这里打不开。请先添加文章，再用这个命令更正：',
  };
  return reply(context, paragraph(text(context.say(words)), code('/parley article edit')));
}

type Editing = {
  command: readonly string[];
  card: string;
  article: Article;
  edition: Edition;
  address?: string | undefined;
};

/** Shows what is known about an edition, with the button that opens the form. `isChanged`: after a correction. */
export function editReply(
  context: CommandContext,
  { command, card, article, edition, address }: Editing,
  isChanged?: boolean,
): Reply {
  const { say } = context;
  const { meta } = currentRevision(edition);
  const button: Button = {
    id: buttonId(command, PREVIEW.correct, card),
    label: say(CORRECT),
    style: isChanged ? 'plain' : 'primary',
    disabled: false,
  };
  const heading = isChanged === undefined ? WHAT_IS_KNOWN : isChanged ? CORRECTED : AS_BEFORE;
  return reply(
    context,
    paragraph(strong(say(heading)), text(` (${article.id})`)),
    { kind: 'fields', fields: factFields(say, meta) },
    ...(address ? [paragraph(link(say(READ_IT), address))] : []),
    { kind: 'buttons', buttons: [button] },
  );
}

function factFields(say: CommandContext['say'], meta: ArticleMeta): ArticleField[] {
  return [{ name: say(TITLE), value: [text(meta.title)] }, ...metaFields(say, meta)];
}

const WHAT_IS_KNOWN: Words = { en: 'What is said about this article', zh: '这篇文章的信息' };
const CORRECTED: Words = { en: 'Corrected. All passages keep their numbers.', zh: '已更正。各句的出处都没有变。' };
const AS_BEFORE: Words = { en: 'It says this already; nothing was changed.', zh: '原来就是这样，没有改动。' };
