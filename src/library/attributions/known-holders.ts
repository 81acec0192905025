import { agrees, type Compared, compared, isFullName, isSameHolder } from './holders.ts';
import type { Pronoun } from './report.ts';

/** A holder while the text is read. `fits`: the pronouns that may mean them; `at`: passages by label, and whether each is sure. */
export type Holder = {
  order: number;
  names: string[];
  fits: Set<Pronoun>;
  byAuthors: boolean;
  at: Map<string, boolean>;
};
type Name = { text: string; compared: Compared; holder: Holder };
/** The holders of a text, as far as it has been read. `named`: by each of their names; `newest`: the names that came last, newest last. */
export type KnownHolders = {
  all: Holder[];
  authors: Holder | undefined;
  named: Map<string, Holder>;
  newest: Name[];
};

/** The newest names that a new one is compared with; whoever was called otherwise a book ago is somebody else. */
const MOST_COMPARED = 200;
/** The most names of one holder that are given: nobody reads more, and each is looked at again for every “该院”. */
const MOST_NAMES = 40;
const PRONOUNS = ['one', 'thing', 'many'] as const;

export const noHolders = (): KnownHolders => ({ all: [], authors: undefined, named: new Map(), newest: [] });

export function authorsOf(known: KnownHolders): Holder {
  known.authors ??= newHolder(known, true);
  return known.authors;
}

/** Finds the holder of this name: known by it, or by one that means the same, or new. */
export function holderNamed(known: KnownHolders, name: string): Holder {
  const before = known.named.get(name);
  if (before) return before;
  const names = compared(name);
  const holder = sameHolder(known, names) ?? newHolder(known, false);
  addName(known, { text: name, compared: names, holder });
  return holder;
}

/** Finds who is spoken of without being reported: known already, or called by a full name. A pronoun after it means them. */
export function mentionedHolder(known: KnownHolders, subject: string): Holder | undefined {
  return sameHolder(known, compared(subject)) ?? (isFullName(subject) ? holderNamed(known, subject) : undefined);
}

/** The latest holder who was reported and has such a name. */
export function lastReported(known: KnownHolders, isCalled: (name: string) => boolean): Holder | undefined {
  let last: Holder | undefined;
  for (const { text, holder } of known.newest)
    if (holder.at.size > 0 && holder.order > (last?.order ?? -1) && isCalled(text)) last = holder;
  return last;
}

/** The earliest holder who has a name that means the same. */
function sameHolder(known: KnownHolders, name: Compared): Holder | undefined {
  let first: Holder | undefined;
  for (const { compared: other, holder } of known.newest)
    if (holder.order < (first?.order ?? Number.POSITIVE_INFINITY) && isSameHolder(name, other)) first = holder;
  return first;
}

function newHolder({ all }: KnownHolders, byAuthors: boolean): Holder {
  const holder: Holder = { order: all.length, names: [], fits: new Set(), byAuthors, at: new Map() };
  all.push(holder);
  return holder;
}

function addName({ named, newest }: KnownHolders, name: Name): void {
  const { text, holder } = name;
  named.set(text, holder);
  newest.push(name);
  if (newest.length > MOST_COMPARED) newest.shift();
  if (holder.names.length < MOST_NAMES) holder.names.push(text);
  for (const pronoun of PRONOUNS) if (agrees(text, pronoun)) holder.fits.add(pronoun);
}
