import type { AddOptions, PackedDraft } from '#core/article-draft.ts';
import type { CommandContext } from '#core/command.ts';
import { findBook } from './open-book.ts';
import type { Previewed } from './preview.ts';

/** What adding a file would do, and what adding the chapters of a book would do. Another language of such a book comes in chapters alone. */
export async function previewOf(context: CommandContext, read: PackedDraft, options: AddOptions): Promise<Previewed> {
  const { library, books } = context.services;
  const { workspace } = context.requester.place;
  const isOfBook = options.editionOf !== undefined && (await findBook(context, options.editionOf)) !== undefined;
  const { editionOf, ...rest } = options;
  const { draft, plan } = await library.preview(workspace, read, isOfBook ? rest : options);
  const isBook = (draft.chapters?.length ?? 0) > 1;
  const book = isBook || isOfBook ? await books.preview(workspace, read, options) : undefined;
  return { draft, book, ...(!isOfBook && { plan }) };
}
