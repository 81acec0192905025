import { type Article, currentRevision, findEdition } from '#core/article.ts';
import type { Attribution } from '#core/attribution.ts';
import type { EditionLanguage } from '#core/language.ts';
import type { LiveTopic, Prompt, PromptKind } from '#core/topic.ts';
import type { Words } from '#core/words.ts';
import { type HolderNames, namesAs, wordedWith } from '../quote/held-by.ts';

/** Most holders that are asked about. More would repeat the same questions too often. */
const MOST_HOLDERS = 8;
/** Most passages without a holder that are asked about, spread over the article. */
const MOST_PASSAGES = 6;
/** UTF-16 units of the shortest passage that is asked about. Shorter ones are headings and asides. */
const SHORTEST = { en: 60, zh: 20 };

/** The prefix of an article's id in the id of its template topic. */
export const TEMPLATES = 'article:';

/** Questions about a holder's view. `words` has the name in it; `nameless` is for readers in whose language the name is not known. */
const ABOUT_HOLDER: readonly { kind: PromptKind; words(name: string): Words; nameless: Words }[] = [
  {
    kind: 'understand',
    words: (name) => ({
      en: `In your own words: what does “${name}” hold here?`,
      zh: `用自己的话说：“${name}”在这里主张什么？`,
    }),
    nameless: { en: 'In your own words: what is held here?', zh: '用自己的话说：这里主张什么？' },
  },
  {
    kind: 'test-the-evidence',
    words: (name) => ({
      en: `What grounds are given for this view of “${name}”, and what would you still want to know?`,
      zh: `“${name}”这个看法有什么依据，你还想知道什么？`,
    }),
    nameless: {
      en: 'What grounds are given for this view, and what would you still want to know?',
      zh: '这个看法有什么依据，你还想知道什么？',
    },
  },
  {
    kind: 'steelman',
    words: (name) => ({
      en: `What is the best case that can be made for this view of “${name}”?`,
      zh: `怎样替“${name}”的这个看法作最有力的辩护？`,
    }),
    nameless: {
      en: 'What is the best case that can be made for this view?',
      zh: '怎样替这个看法作最有力的辩护？',
    },
  },
  {
    kind: 'change-your-mind',
    words: (name) => ({
      en: `What would you have to learn to think otherwise about this view of “${name}”?`,
      zh: `什么样的事实会让你改变对“${name}”这个看法的判断？`,
    }),
    nameless: {
      en: 'What would you have to learn to think otherwise about this view?',
      zh: '要知道些什么，才会改变你对这个看法的态度？',
    },
  },
];
const ABOUT_PASSAGE: readonly { kind: PromptKind; words: Words }[] = [
  {
    kind: 'apply',
    words: {
      en: 'If this is right, what follows from it, and for whom?',
      zh: '如果确实如此，接下来会怎样，对谁影响最大？',
    },
  },
  {
    kind: 'understand',
    words: {
      en: 'Which word in this sentence carries the argument, and what does it mean here?',
      zh: '这句话的关键是哪个词，在这里是什么意思？',
    },
  },
];

/**
 * Makes prompts for an article that no topic covers, from its passages and attributions. The result has the shape of a topic, so that its
 * deck is drawn like any other. Holders take turns as camps do.
 */
export function templateTopic(
  article: Article,
  edition: EditionLanguage,
  title: string,
  attributions: readonly Attribution[],
): LiveTopic {
  const holders = attributions.filter(({ byAuthors }) => !byAuthors).slice(0, MOST_HOLDERS);
  return {
    topic: {
      id: `${TEMPLATES}${article.id}`,
      question: { en: title, zh: title, kept: [title] },
      background: [],
      articles: { it: { id: article.id, edition } },
      points: [],
      camps: [],
      agreed: [],
      motions: [],
      prompts: [
        ...holders.flatMap((one, at) => aboutHolder(one, at, edition)),
        ...comparing(holders, edition),
        ...aboutPassages(article, edition, attributions),
      ],
      synonyms: [],
    },
    workspace: article.workspace,
    articles: { it: article },
    waitsFor: [],
  };
}

const from = (label: string) => ({ article: 'it', from: label, to: label, checksums: [] });

function aboutHolder({ holder, passages, unsure }: Attribution, at: number, edition: EditionLanguage): Prompt[] {
  const sure = passages.filter((label) => !unsure.includes(label));
  const named = namesAs(edition, [holder]);
  return ABOUT_HOLDER.flatMap(({ kind, words, nameless }, n) => {
    const label = sure[n % Math.max(1, sure.length)];
    return label === undefined
      ? []
      : [{ id: `h${at}-${kind}`, kind, words: inWords(named, words, nameless), from: from(label), camp: `h${at}` }];
  });
}

/** A question with the holders' names in it, or with the names apart in the language where they are not known. */
function inWords(named: HolderNames, words: (...names: string[]) => Words, nameless: Words): Words {
  return wordedWith(named, { en: (all) => words(...all).en, zh: (all) => words(...all).zh }, nameless);
}

const PART_WAYS: Words = {
  en: 'Where exactly do these two holders part ways?',
  zh: '这两方的分歧究竟在哪里？',
};

function comparing(holders: readonly Attribution[], edition: EditionLanguage): Prompt[] {
  return holders.slice(1).flatMap((other, at) => {
    const one = holders[at];
    const [label] = one?.passages ?? [];
    if (!one || label === undefined) return [];
    const words = (a = '', b = '') => ({
      en: `Where exactly do “${a}” and “${b}” part ways?`,
      zh: `“${a}”和“${b}”的分歧究竟在哪里？`,
    });
    const named = namesAs(edition, [one.holder, other.holder]);
    return [{ id: `c${at}`, kind: 'compare', words: inWords(named, words, PART_WAYS), from: from(label) }];
  });
}

function aboutPassages(article: Article, language: EditionLanguage, attributions: readonly Attribution[]): Prompt[] {
  const edition = findEdition(article, language);
  if (!edition) return [];
  const held = new Set(attributions.flatMap(({ passages }) => passages));
  const least = language === 'en' ? SHORTEST.en : SHORTEST.zh;
  const free = currentRevision(edition).passages.filter(
    ({ label, start, end }) => end - start >= least && !held.has(label),
  );
  const step = Math.max(1, Math.floor(free.length / MOST_PASSAGES));
  return free
    .filter((_, at) => at % step === 0)
    .slice(0, MOST_PASSAGES)
    .flatMap(({ label }, at) => {
      const one = ABOUT_PASSAGE[at % ABOUT_PASSAGE.length];
      return one ? [{ id: `p${label}`, ...one, from: from(label) }] : [];
    });
}
