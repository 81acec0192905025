// Random edits of an article in two languages: its numbers never change their words, and every reference ever given still shows them.
import { type Article, type Bead, passageText, type Revision } from '#core/article.ts';
import { resolve, shortReference } from '#core/citation.ts';
import { parseReference } from '#core/reference.ts';
import { align } from '#library/numbering/align.ts';
import { numberBeside } from '#library/numbering/number.ts';
import { textKey } from '#library/numbering/text-key.ts';
import { standingIn } from '#library/topics/anchor.ts';
import { EDIT_KINDS, edited, emptyLedger, enter, type Ledger } from '../library/edits.ts';
import { seeded } from './random.ts';

const REVISIONS_AN_ARTICLE = 60;
const MOST_SENTENCES = 25;
const MOST_EDITS_A_REVISION = 4;
const LANGUAGES = ['en', 'zh'] as const;
type Ours = (typeof LANGUAGES)[number];
const READER = { en: 'en', zh: 'zh-Hans' } as const;

/** A reference somebody kept: what it said when it was given. */
type Kept = { reference: string; language: Ours; words: string[]; from: string; to: string };
type World = { article: Article; ledgers: Record<Ours, Ledger>; past: Record<Ours, string[][]>; kept: Kept[] };
type Dice = (sides: number) => number;

export async function run({ seed, times }: { seed: number; times: number }): Promise<{
  faults: string[];
  articles: number;
  revisions: number;
  references: number;
}> {
  const random = seeded(seed);
  const dice: Dice = (sides) => Math.floor(random() * sides);
  const counts = { articles: 0, revisions: 0, references: 0 };
  const faults: string[] = [];
  while (counts.revisions < times && !faults.length) {
    const world = begin(dice);
    for (let done = 0; done < REVISIONS_AN_ARTICLE && counts.revisions + done < times && !faults.length; done++) {
      faults.push(...revise(world, dice));
      keepSome(world, dice);
    }
    faults.push(...world.kept.flatMap((one) => [...broken(world.article, one), ...misplaced(world.article, one)]));
    faults.push(...world.kept.flatMap((one) => misplacedInCopy(world.article, one)));
    counts.articles += 1;
    counts.revisions += REVISIONS_AN_ARTICLE;
    counts.references += world.kept.length;
  }
  return { faults: faults.slice(0, 20), ...counts };
}

function begin(dice: Dice): World {
  const texts = { en: sentences('en', dice), zh: sentences('zh', dice) };
  const world: World = {
    article: { id: 'ferry', workspace: 'local', editions: [], parallels: {} },
    ledgers: { en: emptyLedger(), zh: emptyLedger() },
    past: { en: [texts.en], zh: [texts.zh] },
    kept: [],
  };
  const { labels } = enter(world.ledgers.en, texts.en);
  const beside = numberBeside(align(side(texts.en), side(texts.zh)), labels, texts.zh.length);
  world.ledgers.zh.current = texts.zh.map((key, index) => ({ label: beside[index] ?? '', key }));
  for (const { label, key } of world.ledgers.zh.current) world.ledgers.zh.all.set(label, key);
  for (const language of LANGUAGES) world.article.editions.push({ language, revisions: [revisionOf(world, language)] });
  runBeside(world);
  return world;
}

const side = (texts: readonly string[]) => texts.map((text) => ({ text, paragraph: 0 }));

function sentences(language: Ours, dice: Dice): string[] {
  return Array.from({ length: 1 + dice(MOST_SENTENCES) }, () => sentence(language, dice));
}

/** Short ones repeat, so that the same words stand in several places. */
function sentence(language: Ours, dice: Dice): string {
  const length = 1 + dice(60);
  return language === 'en' ? `${'a'.repeat(length)}${dice(3)}.` : `${'字'.repeat(Math.ceil(length / 3))}${dice(3)}。`;
}

function revisionOf({ ledgers, article }: World, language: Ours): Revision {
  const number = 1 + (article.editions.find((one) => one.language === language)?.revisions.length ?? 0);
  let at = 0;
  const passages = ledgers[language].current.map(({ label, key }) => {
    const start = at;
    at += key.length + 1;
    return { label, start, end: start + key.length, paragraph: 0 };
  });
  const text = ledgers[language].current.map(({ key }) => `${key}\n`).join('');
  return { number, addedAt: number, addedBy: 'test', meta: { title: 'The ferry', authors: [] }, text, passages };
}

function runBeside({ article, ledgers }: World): void {
  const { en, zh } = { en: ledgers.en.current, zh: ledgers.zh.current };
  const label = (row: typeof en) => (index: number) => row[index]?.label ?? '';
  const beads = align(side(en.map(({ key }) => key)), side(zh.map(({ key }) => key)));
  article.parallels = {
    zh: beads.map(({ primary, other }): Bead => ({ primary: primary.map(label(en)), other: other.map(label(zh)) })),
  };
}

function revise(world: World, dice: Dice): string[] {
  const language = LANGUAGES[dice(2)] ?? 'en';
  const past = world.past[language];
  let next = past.at(-1) ?? [];
  for (let left = 1 + dice(MOST_EDITS_A_REVISION); left > 0; left--) {
    const kind = EDIT_KINDS[dice(EDIT_KINDS.length)] ?? 'append';
    next = edited(next, { kind, at: dice(1000), to: dice(1000), text: sentence(language, dice) }, past);
  }
  past.push(next);
  const { faults } = enter(world.ledgers[language], next);
  world.article.editions.find((one) => one.language === language)?.revisions.push(revisionOf(world, language));
  runBeside(world);
  return faults;
}

/** Gives out a passage and a range of each edition. */
function keepSome({ article, ledgers, kept }: World, dice: Dice): void {
  for (const language of LANGUAGES) {
    const row = ledgers[language].current;
    if (!row.length) continue;
    const from = dice(row.length);
    for (const to of [from, from + dice(Math.min(4, row.length - from))]) {
      const [first, last] = [row[from], row[to]];
      if (!first || !last) continue;
      const one = {
        reference: shortReference(article, language, first.label, last.label),
        language,
        words: row.slice(from, to + 1).map(({ key }) => key),
        from: first.label,
        to: last.label,
      };
      kept.push(one);
      const now = resolve(article, parsed(one.reference), READER[language]);
      const shown = now.passages.map((passage) => passageText(now.revision, passage));
      if (String(shown) !== String(one.words)) throw new Error(`${one.reference} shows other words at once: ${shown}`);
    }
  }
}

function parsed(reference: string) {
  const found = parseReference(reference);
  if (!found) throw new Error(`cannot be read: ${reference}`);
  return found;
}

/**
 * What a kept reference shows wrongly. One passage: exactly its words. A range: its ends, whatever was put in between. A short reference
 * from the second edition may come to show what runs beside the primary's passage instead, once the two no longer run one to one.
 */
function broken(article: Article, { reference, language, words }: Kept): string[] {
  const { passages, revision, language: shownIn, parallelOf } = resolve(article, parsed(reference), READER[language]);
  const shown = passages.map((passage) => passageText(revision, passage));
  const apart = language === 'zh' && !reference.includes('.zh:') && (parallelOf !== undefined || shownIn === 'en');
  if (apart) return withLanguage(article, reference, words);
  const right = words.length === 1 ? shown.length === 1 : shown.length > 0;
  const sameEnds = shown[0] === words[0] && shown.at(-1) === words.at(-1);
  return right && sameEnds && shownIn === language ? [] : [`${reference} (${language}) said ${words}, shows ${shown}`];
}

/** The words are still there under the full reference. */
function withLanguage(article: Article, reference: string, words: readonly string[]): string[] {
  const { passages, revision } = resolve(article, { ...parsed(reference), language: 'zh' }, 'en');
  const shown = passages.map((passage) => passageText(revision, passage));
  const same = shown[0] === words[0] && shown.at(-1) === words.at(-1);
  return same ? [] : [`${reference} as zh said ${words}, shows ${shown}`];
}

const DIGITS = 12;

/** Evidence of a topic, as it would have been written when the reference was given. */
function evidenceOf({ from, to, language, words }: Kept) {
  return { article: 'ferry', language, from, to, checksums: words.map((one) => textKey(one).slice(0, DIGITS)) };
}

/** What stored evidence shows wrongly: it is there with exactly its words, or withdrawn because some of them stand no longer. */
function misplaced(article: Article, kept: Kept): string[] {
  const { reference, language, words } = kept;
  const found = standingIn(article, evidenceOf(kept));
  if (found.kind !== 'there' && found.kind !== 'withdrawn')
    return [`${reference} (${language}) is ${found.kind}: ${words}`];
  const edition = article.editions.find((one) => one.language === language);
  const wordsOf = (label: string, among: readonly Revision[]) => {
    const revision = among.find(({ passages }) => passages.some((one) => one.label === label));
    const passage = revision?.passages.find((one) => one.label === label);
    return revision && passage && passageText(revision, passage);
  };
  const newest = edition?.revisions.toReversed() ?? [];
  const now = found.labels.map((label) => wordsOf(label, newest.slice(0, 1)));
  const ever = found.labels.map((label) => wordsOf(label, newest));
  const right = String(ever) === String(words) && (found.kind === 'there') === now.every((one) => one !== undefined);
  return right ? [] : [`${reference} (${language}) said ${words}, is ${found.kind} as ${ever}`];
}

/** The same in a copy that somebody added only now, numbered from one: exactly its words in their one place, or lost. */
function misplacedInCopy(article: Article, kept: Kept): string[] {
  const edition = article.editions.find((one) => one.language === kept.language);
  const last = edition?.revisions.at(-1);
  if (!last) return [];
  const passages = last.passages.map((passage, index) => ({ ...passage, label: String(index + 1) }));
  const copy: Article = { ...article, editions: [{ language: kept.language, revisions: [{ ...last, passages }] }] };
  const found = standingIn(copy, evidenceOf(kept));
  if (found.kind === 'lost') return [];
  if (found.kind !== 'there') return [`${kept.reference} is ${found.kind} in a copy`];
  const shown = passages.filter(({ label }) => found.labels.includes(label)).map((one) => passageText(last, one));
  return String(shown) === String(kept.words) ? [] : [`${kept.reference} said ${kept.words}, a copy shows ${shown}`];
}
