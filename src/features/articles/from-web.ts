import { addressesIn, articleLike, typedAddresses } from '#core/addresses.ts';
import { type AddOptions, type PackedDraft, wantedOf } from '#core/article-draft.ts';
import { buttonId, type CommandContext } from '#core/command.ts';
import { type Problem, UserError } from '#core/errors.ts';
import type { MessageFacts } from '#core/message-shortcut.ts';
import type { PageRefusal } from '#core/page-refusals.ts';
import { type Button, paragraph, type Reply, text } from '#core/reply.ts';
import { reply } from './replies.ts';

/** Fetches a page and reads it as an article. Throws the user error that says why it cannot be read and what to do instead. */
export async function readFromWeb(
  { requester, services }: Pick<CommandContext, 'requester' | 'services'>,
  address: string,
  options: AddOptions = {},
): Promise<PackedDraft> {
  const page = await services.pages.fetch(address);
  if (page.kind === 'refused') {
    const { why, found } = page;
    throw new UserError({ kind: 'page', why, address, ...(found !== undefined && { found }) });
  }
  const { type, bytes, contentType } = page;
  const name = `${new URL(page.address).hostname}.${type}`;
  const origin = { address: page.address, ...(contentType !== undefined && { contentType }) };
  try {
    return await services.ingest.read(requester.place.workspace, { name, bytes, page: origin, ...wantedOf(options) });
  } catch (error) {
    const why = error instanceof UserError ? whyOf(error.problem) : undefined;
    throw why ? new UserError({ kind: 'page', why, address }) : error;
  }
}

/** Why a page holds no article. Whoever read it does not say of which address that is told. */
const whyOf = (problem: Problem): PageRefusal | undefined =>
  problem.kind === 'page' ? problem.why : WHY[problem.kind];

/** What a page is when a file would be told so. */
const WHY: Partial<Record<string, PageRefusal>> = {
  'file-empty': 'empty',
  'file-no-text': 'no-article',
  'file-binary': 'other-kind',
  'file-format': 'other-kind',
};

/** The addresses that can be meant by what was typed or pointed at. Throws a user error if there are none. */
export function meantAddresses(typed: string): readonly string[] {
  const meant = articleLike(typedAddresses(typed));
  if (!meant.length) throw new UserError({ kind: 'page', why: 'no-address', address: typed });
  return meant;
}

/**
 * The arguments of the command for a message that somebody points at: its links, or its words, of which the answer says that they have none.
 * Beside a file, a link may lead anywhere, so that it is not taken for the file's source.
 */
export function pointedArgs(message: string, { links, hasFile }: MessageFacts): { address?: string } {
  if (hasFile) return {};
  return { address: (links.length ? links : addressesIn(message)).join('\n') || message.trim() || '–' };
}

const NO_TEXT =
  /\.(?:png|jpe?g|gif|webp|svg|avif|heic|heif|bmp|tiff?|mp[34]|m4[av]|aac|ogg|opus|wav|flac|mov|avi|mkv|webm|exe|dmg|apk|iso)$/i;

/** True for a file that may be a text. Pictures and recordings, which people send beside a link, are none. */
export const isReadable = (file: string): boolean => !NO_TEXT.test(file);

/** Most links to choose from. */
const MOST_CHOICES = 5;
/** The beginning of the action of a button that reads one of several links. */
export const READ_LINK = 'read-';

/** Asks which of several links is meant. */
export function whichReply(
  context: CommandContext,
  command: readonly string[],
  card: string,
  addresses: readonly string[],
): Reply {
  const button = (address: string, at: number): Button => ({
    id: buttonId(command, `${READ_LINK}${at}`, card),
    label: shortAddress(address),
    style: 'plain',
    disabled: false,
  });
  const words = { en: 'There is more than one link. Which one should I read?', zh: '这里有不止一个链接。要读哪一个？' };
  return reply(context, paragraph(text(context.say(words))), {
    kind: 'buttons',
    buttons: addresses.slice(0, MOST_CHOICES).map(button),
  });
}

/** Characters of an address on a button. The end of it says more than the middle. */
const LONGEST_LABEL = 70;

function shortAddress(address: string): string {
  const plain = decoded(address.replace(/^https?:\/\/(?:www\.)?/, '').replace(/\/$/, ''));
  const characters = [...plain];
  if (characters.length <= LONGEST_LABEL) return plain;
  const half = Math.floor(LONGEST_LABEL / 2) - 1;
  return `${characters.slice(0, half).join('')}…${characters.slice(-half).join('')}`;
}

function decoded(address: string): string {
  try {
    return decodeURI(address);
  } catch {
    return address;
  }
}
