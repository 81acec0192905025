import { type Article, currentRevision, findEdition } from '#core/article.ts';
import type { Attribution } from '#core/attribution.ts';
import type { EditionLanguage } from '#core/language.ts';
import type { LiveTopic, Prompt, PromptKind } from '#core/topic.ts';
import type { Words } from '#core/words.ts';

/** Most holders that are asked about. More would repeat the same questions too often. */
const MOST_HOLDERS = 8;
/** Most passages without a holder that are asked about, spread over the article. */
const MOST_PASSAGES = 6;
/** UTF-16 units of the shortest passage that is asked about. Shorter ones are headings and asides. */
const SHORTEST = { en: 60, zh: 20 };

/** The prefix of an article's id in the id of its template topic. */
export const TEMPLATES = 'article:';

const ABOUT_HOLDER: readonly { kind: PromptKind; words(name: string): Words }[] = [
  {
    kind: 'understand',
    words: (name) => ({
      en: `In your own words: what does “${name}” hold here?`,
      zh: `用自己的话说：“${name}”在这里主张什么？`,
    }),
  },
  {
    kind: 'test-the-evidence',
    words: (name) => ({
      en: `What grounds are given for this view of “${name}”, and what would you still want to know?`,
      zh: `“${name}”这个看法有什么依据，你还想知道什么？`,
    }),
  },
  {
    kind: 'steelman',
    words: (name) => ({
      en: `What is the best case that can be made for this view of “${name}”?`,
      zh: `怎样替“${name}”的这个看法作最有力的辩护？`,
    }),
  },
  {
    kind: 'change-your-mind',
    words: (name) => ({
      en: `What would you have to learn to think otherwise about this view of “${name}”?`,
      zh: `什么样的事实会让你改变对“${name}”这个看法的判断？`,
    }),
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
      question: { en: title, zh: title },
      background: [],
      articles: { it: { id: article.id, edition } },
      points: [],
      camps: [],
      agreed: [],
      motions: [],
      prompts: [
        ...holders.flatMap(aboutHolder),
        ...comparing(holders),
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

function aboutHolder({ holder, passages, unsure }: Attribution, at: number): Prompt[] {
  const sure = passages.filter((label) => !unsure.includes(label));
  return ABOUT_HOLDER.flatMap(({ kind, words }, n) => {
    const label = sure[n % Math.max(1, sure.length)];
    return label === undefined
      ? []
      : [{ id: `h${at}-${kind}`, kind, words: words(holder), from: from(label), camp: `h${at}` }];
  });
}

function comparing(holders: readonly Attribution[]): Prompt[] {
  return holders.slice(1).flatMap((other, at) => {
    const one = holders[at];
    const [label] = one?.passages ?? [];
    if (!one || label === undefined) return [];
    const words = {
      en: `Where exactly do “${one.holder}” and “${other.holder}” part ways?`,
      zh: `“${one.holder}”和“${other.holder}”的分歧究竟在哪里？`,
    };
    return [{ id: `c${at}`, kind: 'compare', words, from: from(label) }];
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
