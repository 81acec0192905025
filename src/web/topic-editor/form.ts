import type { Article } from '#core/article.ts';
import type { Attribution } from '#core/attribution.ts';
import { LONGEST_TOPIC_ID, MOST_CAMPS, MOST_CLAIMS, TOPIC_ID } from '#core/topic.ts';
import { sketchCamps, type TopicOutline } from '#core/topic-outline.ts';
import type { Words } from '#core/words.ts';

/** A submitted form. If a name occurs twice, the last value counts. */
export type FormFields = Readonly<Record<string, string>>;

/** Sentences of a holder that are ticked before anybody has looked. */
const TICKED = 5;

/** Names of the form's fields. `at`: the index of the attribution. `camp`: from 1. */
export const field = {
  camp: (at: number) => `camp-${at}`,
  use: (at: number, label: string) => `use-${at}-${label}`,
  en: (at: number, label: string) => `en-${at}-${label}`,
  zh: (at: number, label: string) => `zh-${at}-${label}`,
  nameEn: (camp: number) => `name-en-${camp}`,
  nameZh: (camp: number) => `name-zh-${camp}`,
} as const;

/**
 * The form before anybody has filled it in. The first holders are a camp each, and the first sure sentences of every holder are ticked.
 * `taken`: ids of topics.
 */
export function suggested(
  { id }: Article,
  attributions: readonly Attribution[],
  taken: ReadonlySet<string>,
): FormFields {
  const isSure = ({ passages, unsure }: Attribution) => passages.length > unsure.length;
  const order = attributions.flatMap((one, at) => (isSure(one) ? [at] : [])).slice(0, MOST_CAMPS);
  const isFree = TOPIC_ID.test(id) && id.length <= LONGEST_TOPIC_ID && !taken.has(id);
  return Object.fromEntries([
    ...(isFree ? [['id', id]] : []),
    ...order.map((at, camp) => [field.camp(at), String(camp + 1)]),
    ...attributions.flatMap(({ passages, unsure }, at) =>
      passages
        .filter((label) => !unsure.includes(label))
        .slice(0, TICKED)
        .map((label) => [field.use(at, label), 'yes']),
    ),
  ]);
}

/** The topic that the form describes: holders of one camp together, ticked sentences as its claims, in the article's order. */
export function sketchOf(
  filled: FormFields,
  attributions: readonly Attribution[],
  order: readonly string[],
): TopicOutline {
  const words = (en: string, zh: string): Words => ({ en: tidy(filled[en]), zh: tidy(filled[zh]) });
  const camps = Array.from({ length: MOST_CAMPS }, (_, index) => index + 1).flatMap((camp) => {
    const members = attributions.flatMap((one, at) => (filled[field.camp(at)] === String(camp) ? [{ one, at }] : []));
    const claims = members
      .flatMap(({ one, at }) =>
        one.passages
          .filter((label) => filled[field.use(at, label)] !== undefined)
          .map((label) => ({ words: words(field.en(at, label), field.zh(at, label)), passages: [label] })),
      )
      .sort((a, b) => order.indexOf(a.passages[0] ?? '') - order.indexOf(b.passages[0] ?? ''));
    const holder = members.map(({ one }) => (one.byAuthors ? 'the authors' : one.holder)).join(' · ');
    const name = words(field.nameEn(camp), field.nameZh(camp));
    return members.length ? [{ holder, name, claims: claims.slice(0, MOST_CLAIMS) }] : [];
  });
  const empty = { holder: '', name: { en: '', zh: '' }, claims: [] };
  return sketchCamps(camps.length ? camps : [empty, empty], words('question-en', 'question-zh'));
}

/** Puts a sentence on one line. */
const tidy = (typed: string | undefined): string => (typed ?? '').replaceAll(/\s+/g, ' ').trim();
