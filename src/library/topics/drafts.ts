import { type Article, currentRevision, findEdition, isRemoved, passageText } from '#core/article.ts';
import { clip } from '#core/clip.ts';
import { UserError } from '#core/errors.ts';
import type { EditionLanguage } from '#core/language.ts';
import type { Attributions } from '#core/ports/attributions.ts';
import type { Library } from '#core/ports/library.ts';
import type { Store } from '#core/ports/store.ts';
import type { TopicDrafts } from '#core/ports/topic-drafts.ts';
import { LONGEST_NAME, LONGEST_TOPIC_ID, TOPIC_ID } from '#core/topic.ts';
import { type Dropped, droppedWords } from '#core/topic-outline.ts';
import type { Proposer } from '#core/topic-proposal.ts';
import type { Words } from '#core/words.ts';
import { checkTopic } from './check.ts';
import { draftTopic } from './draft-file.ts';
import { sketchProposal } from './proposal.ts';
import { withReview } from './reviewed-file.ts';

/** Most UTF-16 units of a topic's file: ten times the longest one on the shelf. */
const LONGEST_FILE = 300_000;

export type DraftsParts = {
  library: Library;
  store: Store;
  attributions: Attributions;
  /** Groups of synonyms. */
  groups: readonly (readonly string[])[];
  proposer: Proposer | undefined;
  /** Finds all faults of a file. Default: in this thread. */
  check?: TopicDrafts['check'];
  now(): number;
};

/** Drafts, checks, stores and accepts topics of any workspace. */
export function createDrafts(parts: DraftsParts): TopicDrafts {
  const { store, now } = parts;
  const check =
    parts.check ?? (async (workspace, id, yaml) => checkTopic(id, yaml, await checkedAgainst(parts, workspace)));
  return {
    draft: async (article, edition, from) =>
      from === 'model' ? propose(parts, article, edition) : { yaml: draftTopic(article, edition, from, [BY_READING]) },
    check,
    save: async (workspace, { id, yaml, by }) => {
      if (!TOPIC_ID.test(id) || id.length > LONGEST_TOPIC_ID) throw new UserError({ kind: 'bad-topic-id', id });
      if (yaml.length > LONGEST_FILE)
        throw new UserError({ kind: 'topic-too-large', id, length: yaml.length, most: LONGEST_FILE });
      const { faults } = await check(workspace, id, yaml);
      await store.topics.put(workspace, { id, yaml, status: 'draft', by, at: now() });
      return faults;
    },
    accept: async (workspace, id, by) => {
      const found = (await store.topics.list(workspace)).find((one) => one.id === id && one.status === 'draft');
      if (!found) throw new UserError({ kind: 'no-draft', id });
      const { faults } = await check(workspace, id, found.yaml);
      if (faults.some(({ level }) => level === 'error')) return faults;
      const at = now();
      const yaml = withReview(found.yaml, reviewer(by), dayOf(at));
      await store.transaction(workspace, async ({ topics }) => {
        await topics.put(workspace, { ...found, yaml, status: 'accepted', by, at });
        await topics.remove(workspace, id, 'draft');
      });
      return faults.filter(({ kind }) => kind !== 'not-reviewed');
    },
    remove: async (workspace, id) => {
      const gone = await store.transaction(workspace, async ({ topics }) => [
        await topics.remove(workspace, id, 'draft'),
        await topics.remove(workspace, id, 'accepted'),
      ]);
      if (!gone.includes(true)) throw new UserError({ kind: 'no-draft', id });
    },
  };
}

/** The name in the form that a topic's file takes. */
const reviewer = (by: string): string => clip(by.replaceAll(/[\p{Cc}\s]+/gu, ' ').trim(), LONGEST_NAME);
const dayOf = (at: number): string =>
  Temporal.Instant.fromEpochMilliseconds(at).toString().slice(0, 'YYYY-MM-DD'.length);

const BY_READING: Words = {
  en: 'A draft: write every sentence in your own words, merge camps that hold the same, and leave out what the passages do not bear.',
  zh: '草稿：每一句都用自己的话来写；主张相同的几派合为一派；原文不能支持的不要写。',
};

/** Collects the data that the workspace's topics are checked against: every article with all its revisions, and the glossary. */
export async function checkedAgainst(
  { library, groups }: Pick<DraftsParts, 'library' | 'groups'>,
  workspace: string,
): Promise<{ articles: Article[]; groups: DraftsParts['groups'] }> {
  const all = await library.list(workspace);
  const opened = await Promise.all(all.map(({ id }) => library.open(workspace, id)));
  return { articles: opened.flatMap((one) => (one && !isRemoved(one) ? [one] : [])), groups };
}

async function propose(
  { proposer, attributions, groups }: DraftsParts,
  article: Article,
  edition: EditionLanguage,
): Promise<{ yaml: string; dropped: Dropped }> {
  if (!proposer) throw new UserError({ kind: 'model-unset' });
  const found = findEdition(article, edition);
  const revision = found && currentRevision(found);
  if (!revision) throw new Error(`no edition ${edition} of ${article.id}`);
  const passages = revision.passages.map((one) => ({ label: one.label, text: passageText(revision, one) }));
  const holders = (await attributions.of(article, edition)).map(({ holder, byAuthors, passages }) => ({
    holder: byAuthors ? 'the authors' : holder,
    passages,
  }));
  const proposal = await proposer.propose({ title: revision.meta.title, passages, holders });
  const { sketch, dropped } = sketchProposal(proposal, { passages, english: edition === 'en', groups });
  return { yaml: draftTopic(article, edition, sketch, notesOn(proposer.name, dropped)), dropped };
}

function notesOn(model: string, dropped: Dropped): Words[] {
  const left = droppedWords(dropped);
  return [
    {
      en: `Drafted by ${model}. What it quotes stands in the passages; whether they bear what it says, you have to read.`,
      zh: `由 ${model} 起草。它引用的话原文里都有；原文是否支持它的说法，要由你来读。`,
    },
    { en: `${left.en} What is empty is yours to write.`, zh: `${left.zh}空着的由你来写。` },
  ];
}
