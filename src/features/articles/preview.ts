import type { Added, Alternate, DraftPreview, HeadReport, Plan } from '#core/article-draft.ts';
import { buttonId, type CommandContext } from '#core/command.ts';
import { EDITION_NAMES } from '#core/edition-names.ts';
import { EDITION_LANGUAGES } from '#core/language.ts';
import type { PlannedBook } from '#core/ports/books.ts';
import {
  type Block,
  type Button,
  code,
  link,
  type PassageBlock,
  paragraph,
  type Reply,
  type Span,
  strong,
  subdued,
  text,
} from '#core/reply.ts';
import { listWords, type Words } from '#core/words.ts';
import { ADD_BOOK, AS_ONE, bookBlocks, bookFields, hasNews, inChapters, isKnown } from './book-preview.ts';
import { type ArticleField, metaFields, reply, SHORT_NAME, TELL, TITLE } from './replies.ts';

/** Actions of the preview's buttons. The language is chosen by `lang-` and its tag. */
export const PREVIEW = {
  yes: 'yes',
  chapters: 'chapters',
  no: 'no',
  correct: 'correct',
  tell: 'tell',
  language: 'lang-',
  alternate: 'also-',
} as const;

/** Words on a button that opens the form for what is said about an article. */
export const CORRECT: Words = { en: 'Correct …', zh: '更正……' };

/** What is shown before somebody decides. `book`: what adding each chapter as an article would do. `plan`: what adding it as one would do. */
export type Previewed = { draft: DraftPreview; plan?: Plan | undefined; book?: PlannedBook | undefined };

export function previewReply(
  context: CommandContext,
  command: readonly string[],
  card: string,
  { draft, plan, book }: Previewed,
): Reply {
  const { say } = context;
  // What belongs to a book that is here is hardly an article of its own.
  const isOfBook = book !== undefined && (!plan || isKnown(book));
  const named = isOfBook ? undefined : plan;
  const button = (action: string, words: Words, style: Button['style']): Button => ({
    id: buttonId(command, action, card),
    label: say(words),
    style,
    disabled: false,
  });
  const buttons = [
    ...(plan ? [button(PREVIEW.yes, book ? AS_ONE : addWords(plan), isOfBook ? 'plain' : 'primary')] : []),
    ...(book && hasNews(book) ? [button(PREVIEW.chapters, inChapters(book), isOfBook ? 'primary' : 'plain')] : []),
    button(PREVIEW.correct, CORRECT, 'plain'),
    button(PREVIEW.no, { en: 'Don’t add', zh: '不添加' }, 'plain'),
  ];
  const options = EDITION_LANGUAGES.map((one) => ({
    id: buttonId(command, `${PREVIEW.language}${one}`, card),
    label: say(EDITION_NAMES[one]),
    chosen: one === draft.language,
  }));
  return reply(
    context,
    { kind: 'heading', text: say(book ? ADD_BOOK : { en: 'Add this article?', zh: '添加这篇文章吗？' }) },
    ...(book ? bookBlocks(context, plan, book) : []),
    ...(plan && (!book || plan.outcome !== 'article') ? [paragraph(text(say(planWords(plan))))] : []),
    ...warningsOf(context, draft),
    { kind: 'fields', fields: previewFields(context, draft, named?.id ?? book?.id ?? '', book) },
    subdued(text(say({ en: 'It begins:', zh: '开头几句：' }))),
    ...sample(draft, named?.id ?? book?.id ?? '', named?.first ?? []),
    { kind: 'choice', label: say({ en: 'If the language is wrong', zh: '如果语言不对' }), options },
    { kind: 'buttons', buttons },
  );
}

const addWords = ({ outcome }: Plan): Words =>
  outcome === 'revision' ? { en: 'Add as a new revision', zh: '添加为新修订' } : { en: 'Add it', zh: '添加' };

/** The faults that the text may have, told before it is added. */
function warningsOf({ say }: CommandContext, { warnings = [] }: Pick<DraftPreview, 'warnings'>): Block[] {
  return warnings.map((one) => paragraph(strong(say({ en: 'Please note: ', zh: '请注意：' })), text(say(one))));
}

function previewFields(
  context: CommandContext,
  draft: DraftPreview,
  id: string,
  book: PlannedBook | undefined,
): ArticleField[] {
  const { say } = context;
  const field = (words: Words, value: string | undefined): ArticleField[] =>
    value ? [{ name: say(words), value: [text(value)] }] : [];
  return [
    ...field(TITLE, draft.meta.title),
    { name: say(SHORT_NAME), value: [code(id)] },
    ...field({ en: 'Language', zh: '语言' }, say(EDITION_NAMES[draft.language])),
    ...field({ en: 'Passages', zh: '句数' }, String(draft.passages)),
    ...metaFields(say, draft.meta),
    ...(book ? bookFields(say, book) : []),
    ...field({ en: 'Left out', zh: '略去' }, say(listWords(some(draft.leftOut ?? [])))),
    ...field({ en: 'Taken for the source, not text', zh: '识别为来源的一行（不算正文）' }, draft.provenance),
    ...(draft.head ? headFields(say, draft.head) : []),
    ...alternateFields(context, draft.alternates ?? []),
    ...field({ en: 'Encoding', zh: '编码' }, draft.encoding),
  ];
}

/** The other languages that the page names. They can be added after this one. */
function alternateFields({ say }: CommandContext, alternates: readonly Alternate[]): ArticleField[] {
  const links = alternates.flatMap(({ language, address }, at): Span[] => [
    ...(at ? [text(' · ')] : []),
    link(say(EDITION_NAMES[language]), address),
  ]);
  return links.length ? [{ name: say({ en: 'Also in', zh: '其他语言' }), value: links }] : [];
}

/** Most keys and lines that are named; a head of hundreds would hide the rest. */
const MOST_NAMED = 12;

const some = (all: readonly string[]) => [...all.slice(0, MOST_NAMED), ...(all.length > MOST_NAMED ? ['…'] : [])];

function headFields(say: CommandContext['say'], { unread, notes }: HeadReport): ArticleField[] {
  const lines = notes.map(({ line, what }) => say({ en: `line ${line} ${what.en}`, zh: `第 ${line} 行${what.zh}` }));
  return [
    ...(unread.length
      ? [
          {
            name: say({ en: 'In the head, not used', zh: '文件头中没有用到的' }),
            value: [text(say(listWords(some(unread))))],
          },
        ]
      : []),
    ...(lines.length
      ? [
          {
            name: say({ en: 'In the head, not understood', zh: '文件头中没有看懂的' }),
            value: [text(some(lines).join(say({ en: '; ', zh: '；' })))],
          },
        ]
      : []),
  ];
}

/** The first passages with the references that they will have. */
function sample(draft: DraftPreview, id: string, first: readonly string[]): PassageBlock[] {
  return draft.beginning.map((words, i) => ({
    kind: 'passage',
    reference: first[i] ?? id,
    language: draft.language,
    text: words,
    highlights: [],
    role: 'context',
    withdrawn: false,
  }));
}

function planWords({ outcome, id, kept, fresh, withdrawn }: Plan): Words {
  switch (outcome) {
    case 'article':
      return { en: 'A new article, for this group alone.', zh: '新文章，仅本群可见。' };
    case 'edition':
      return { en: `Another language of ${id}.`, zh: `${id} 的另一种语言的版本。` };
    case 'revision':
      return {
        en: `${id} is here already, and has changed: ${kept} passages keep their number, ${fresh} are new, ${withdrawn} are withdrawn. Old references stay right.`,
        zh: `${id} 已经有了，这次内容有变化：${kept} 句保留原出处，${fresh} 句为新增，${withdrawn} 句撤下。原有出处仍然有效。`,
      };
    case 'same':
      return {
        en: `${id} is here already, word for word. Nothing was added.`,
        zh: `${id} 已经有了，一字不差，没有重复添加。`,
      };
  }
}

/**
 * The reply after adding. `kept` and the other counts are from the moment of adding. `address`: where it can be read.
 */
export function addedReply(
  context: CommandContext,
  added: Added,
  address?: string,
  buttons: readonly Button[] = [],
): Reply {
  const { say } = context;
  const read = address ? [paragraph(link(say(READ_IT), address))] : [];
  if (added.outcome === 'same') return reply(context, paragraph(text(say(planWords(added)))), ...read);
  const done = say({ en: `Added: ${added.meta.title}`, zh: `已添加：《${added.meta.title}》` });
  const counted = say({ en: `${added.passages} passages. Try: `, zh: `共 ${added.passages} 句。试试：` });
  return reply(
    context,
    paragraph(strong(done)),
    paragraph(text(say(planWords(added)))),
    ...warningsOf(context, added),
    paragraph(text(counted), code(`/quote ${added.first[0] ?? added.id}`)),
    ...read,
    { kind: 'buttons', buttons },
  );
}

/** The buttons after adding: one tells the channel, the others add the article's other languages. */
export function addedButtons(
  { say }: CommandContext,
  command: readonly string[],
  card: string,
  alternates: readonly Alternate[],
): Button[] {
  const button = (action: string, words: Words): Button => ({
    id: buttonId(command, action, card),
    label: say(words),
    style: 'plain',
    disabled: false,
  });
  const more = alternates.map(({ language }) => {
    const { en, zh } = EDITION_NAMES[language];
    return button(`${PREVIEW.alternate}${language}`, { en: `Add it in ${en} too …`, zh: `也添加${zh}版……` });
  });
  return [button(PREVIEW.tell, TELL), ...more];
}

export const READ_IT: Words = { en: 'Read it', zh: '阅读全文' };
