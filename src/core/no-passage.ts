import type { Revision } from './article.ts';
import { UserError } from './errors.ts';
import { passageIndex } from './labels.ts';
import { formatReference, type Reference } from './reference.ts';

/** Makes the user error for a reference that an edition never had. It names what the edition has. */
export function noPassage(article: string, reference: Reference, revision: Revision): UserError {
  const near = nearReference(reference, revision);
  return new UserError({
    kind: 'no-passage',
    reference: formatReference(reference),
    article,
    first: revision.passages[0]?.label ?? '',
    last: revision.passages.at(-1)?.label ?? '',
    ...(near !== undefined && { near }),
  });
}

/** Writes the reference that was perhaps meant: without letters that its labels do not have, or up to the end of the article. */
function nearReference(reference: Reference, revision: Revision): string | undefined {
  const has = (label: string) => passageIndex(revision, label) >= 0;
  const near = (label: string) => (has(label) ? label : label.replace(/[a-z]+$/, ''));
  const [from, to] = [near(reference.from), near(reference.to)];
  if (!has(from)) return undefined;
  const end = has(to) ? to : revision.passages.at(-1)?.label;
  return formatReference({ ...reference, from, to: end ?? from });
}
