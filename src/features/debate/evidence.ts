import { z } from 'zod';
import { type Article, passageText } from '#core/article.ts';
import { type Citation, resolve, shortReference } from '#core/citation.ts';
import { searchable } from '#core/clip.ts';
import { buttonId, type CommandContext } from '#core/command.ts';
import { UserError } from '#core/errors.ts';
import { type Block, type Button, type Outcome, onlyMe, paragraph, strong, text, updateMine } from '#core/reply.ts';
import type { Words } from '#core/words.ts';
import { openArticle } from '../articles/open-article.ts';
import { citedEntries } from '../quote/cited-entries.ts';
import { typedReferences } from '../quote/cited-reference.ts';
import { passagesFor } from '../quote/find-passages.ts';
import { FIRST_VIEW, newQuoteCard } from '../quote/make-card.ts';
import { nothingFound } from '../quote/nothing-found.ts';
import { NOTHING_COUNTED } from './act.ts';
import { actorOf, doIn } from './acting.ts';
import { DEBATE_BUTTONS } from './actions.ts';
import { decide } from './decide.ts';
import { Cited } from './events.ts';
import { SIDES, type Side } from './format.ts';
import { type Debate, evidence, sideOf } from './state.ts';
import { debateOf, type FoundDebate } from './where.ts';
import { SIDE_WORDS } from './words/names.ts';

/** Passages to choose from. */
const MOST_HITS = 5;

/** What was found, as it is stored until one of it is put in. `side`: for which, if it was said. */
const EvidenceCard = z.object({
  format: z.literal(1),
  debate: z.string(),
  side: z.enum(SIDES).exactOptional(),
  found: z.array(Cited),
});
type EvidenceCard = z.infer<typeof EvidenceCard>;

/** Finds passages for words or a reference, and shows them to the requester alone. Each is put in with one press. */
export async function offerEvidence(
  context: CommandContext,
  found: FoundDebate,
  typed: string,
  side: Side | undefined,
): Promise<Outcome> {
  const sides = await sidesFor(context, found.debate, side);
  const words = searchable(typed);
  const hits = await find(context, words);
  if (!hits.length) return nothingFound(context, words, {});
  const id = context.services.outside.newId();
  const state: EvidenceCard = { format: 1, debate: found.id, ...(side && { side }), found: hits };
  await context.services.cards.put(context.requester.place.workspace, {
    id,
    command: 'debate',
    owner: context.requester.user.id,
    createdAt: context.services.outside.now(),
    state,
    shortLived: true,
  });
  return onlyMe(await offer(context, id, hits, sides));
}

/** The sides for which it can be put in: one's own; whoever steers says for which. Throws why it cannot be at all. */
async function sidesFor(context: CommandContext, debate: Debate, side: Side | undefined): Promise<readonly Side[]> {
  const by = await actorOf(context);
  const own = sideOf(debate, by.person) ?? side;
  const now = await context.services.store.clock.now();
  const cited: Cited = { article: '', language: 'en', from: '', to: '' };
  const asked = { kind: 'put-evidence', by, id: '-', cited, side: own ?? 'for' } as const;
  decide(debate, asked, { now, dice: () => 0, ...NOTHING_COUNTED });
  return own ? [own] : SIDES;
}

async function find(context: CommandContext, words: string): Promise<Cited[]> {
  const references = await typedReferences(context, words);
  if (references.length) {
    const { entries } = await citedEntries(context, references, {});
    return entries.slice(0, MOST_HITS).map(({ article, language, labels }) => citedOf(article, language, labels));
  }
  // A passage comes once, in the edition that fits the words best.
  const hits = await passagesFor(context, { words, limit: 2 * MOST_HITS });
  const isFirst = (hit: (typeof hits)[number], at: number) =>
    hits.findIndex(({ article, label }) => article === hit.article && label === hit.label) === at;
  return hits
    .filter(isFirst)
    .slice(0, MOST_HITS)
    .map(({ article, language, label }) => citedOf(article, language, [label]));
}

const citedOf = (article: string, language: Cited['language'], labels: readonly string[]): Cited => ({
  article,
  language,
  from: labels[0] ?? '',
  to: labels.at(-1) ?? '',
});

async function open(context: CommandContext, cited: Cited): Promise<{ article: Article; citation: Citation }> {
  const article = await openArticle(context, cited.article);
  return { article, citation: resolve(article, cited, context.requester.language) };
}

async function offer(context: CommandContext, card: string, hits: readonly Cited[], sides: readonly Side[]) {
  const blocks: Block[] = [];
  for (const [at, cited] of hits.entries()) {
    if (hits.length > 1) blocks.push(paragraph(strong(String(at + 1))));
    blocks.push(...passagesOf(await open(context, cited), cited));
  }
  const say = context.sayTo('only-me');
  const buttons = hits.flatMap((_, at) =>
    sides.map(
      (side): Button => ({
        id: buttonId(DEBATE_BUTTONS, `put.${at}.${side}`, card),
        label: say(labelOf(hits.length > 1 ? at + 1 : undefined, sides.length > 1 ? side : undefined)),
        style: 'plain',
        disabled: false,
      }),
    ),
  );
  return { language: context.requester.language, blocks: [...blocks, { kind: 'buttons' as const, buttons }] };
}

function labelOf(number: number | undefined, side: Side | undefined): Words {
  const put =
    number === undefined ? { en: 'Put this in', zh: '提交' } : { en: `Put in ${number}`, zh: `提交 ${number}` };
  return side ? { en: `${put.en} ${SIDE_WORDS[side].en}`, zh: `${put.zh}（${SIDE_WORDS[side].zh}）` } : put;
}

function passagesOf({ article, citation }: Awaited<ReturnType<typeof open>>, { language }: Cited): Block[] {
  const { passages, revision, withdrawn } = citation;
  return passages.map((passage) => ({
    kind: 'passage',
    reference: shortReference(article, citation.language, passage.label),
    language,
    text: passageText(revision, passage),
    highlights: [],
    role: 'cited',
    withdrawn,
  }));
}

const ACTION = /^put\.(\d)\.(for|against)$/u;
export const isPut = (action: string): boolean => ACTION.test(action);

/** Puts one of the passages that were found into the debate. */
export async function pressPut(context: CommandContext, action: string, cardId: string): Promise<Outcome> {
  const { services, requester } = context;
  const card = await services.cards.get(requester.place.workspace, cardId);
  const state = EvidenceCard.safeParse(card?.state).data;
  const [, at, side] = ACTION.exec(action) ?? [];
  const cited = state?.found[Number(at)];
  if (!state || !cited || card?.owner !== requester.user.id) throw new UserError({ kind: 'card-gone' });
  const found = await debateOf(context, state.debate);
  const id = services.outside.newId();
  const acted = await doIn(context, found, { kind: 'put-evidence', id, cited, ...(side && { side: side as Side }) });
  const number = evidence(acted.debate).find((one) => one.id === id)?.number;
  const words = { en: `It is in, as evidence ${number}.`, zh: `已提交，为证据 ${number}。` };
  return updateMine({ language: requester.language, blocks: [paragraph(text(context.sayTo('only-me')(words)))] });
}

/** Shows a piece of evidence to the requester alone, with what stands around it and whose view it reports. `part`: its id or number. */
export async function doesItSay(context: CommandContext, { debate }: FoundDebate, part: string): Promise<Outcome> {
  const meant = evidence(debate).find(({ id, number }) => id === part || String(number) === part);
  if (!meant) throw new UserError({ kind: 'debate', why: 'no-entry' });
  const { citation } = await open(context, meant.cited);
  const labels = citation.passages.map(({ label }) => label);
  const entry = { article: meant.cited.article, language: citation.language, labels, highlights: [], length: 0 };
  const state = { visibility: 'only-me', found: 'as-asked', entries: [entry] } as const;
  return onlyMe(await newQuoteCard(context, state, { ...FIRST_VIEW, around: true }));
}
