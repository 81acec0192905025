import { agrees, type Compared, compared, isFullName, isSameHolder } from './holders.ts';
import type { Pronoun } from './report.ts';

/** A holder while the text is read. `fits`: the pronouns that can mean them. `at`: the passages by label; true if sure. */
export type Holder = {
  order: number;
  names: string[];
  fits: Set<Pronoun>;
  byAuthors: boolean;
  at: Map<string, boolean>;
};
type Name = { text: string; compared: Compared; holder: Holder };
/** The holders found in a text so far. `named`: by each of their names. `newest`: the last names, newest last. */
export type KnownHolders = {
  all: Holder[];
  authors: Holder | undefined;
  named: Map<string, Holder>;
  newest: Name[];
};

/** Most names that a new name is compared with. An older name probably means somebody else. */
const MOST_COMPARED = 200;
/** Most names of one holder that are stored. Nobody reads more, and each is compared again for every “该院”. */
const MOST_NAMES = 40;
const PRONOUNS = ['one', 'thing', 'many'] as const;

export const noHolders = (): KnownHolders => ({ all: [], authors: undefined, named: new Map(), newest: [] });

export function authorsOf(known: KnownHolders): Holder {
  known.authors ??= newHolder(known, true);
  return known.authors;
}

/** Finds the holder with this name or with a name for the same holder, or adds a new one. */
export function holderNamed(known: KnownHolders, name: string): Holder {
  const before = known.named.get(name);
  if (before) return before;
  const names = compared(name);
  const holder = sameHolder(known, names) ?? newHolder(known, false);
  addName(known, { text: name, compared: names, holder });
  return holder;
}

/** Finds the holder that a sentence is about without reporting their view: a known one, or a new one with a full name. */
export function mentionedHolder(known: KnownHolders, subject: string): Holder | undefined {
  return sameHolder(known, compared(subject)) ?? (isFullName(subject) ? holderNamed(known, subject) : undefined);
}

/** Finds the latest reported holder with a name for which `isCalled` is true. */
export function lastReported(known: KnownHolders, isCalled: (name: string) => boolean): Holder | undefined {
  let last: Holder | undefined;
  for (const { text, holder } of known.newest)
    if (holder.at.size > 0 && holder.order > (last?.order ?? -1) && isCalled(text)) last = holder;
  return last;
}

/** Finds the earliest holder with a name for the same holder. */
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
