import { shortReference } from '#core/citation.ts';
import { clip } from '#core/clip.ts';
import { buttonId } from '#core/command.ts';
import { type Block, type Button, type Choice, MOST_CHOICES } from '#core/reply.ts';
import { type Claim, type LiveTopic, questionWords, type StandingText } from '#core/topic.ts';
import type { Say, Words } from '#core/words.ts';
import { type CampsAction, formatAction, type Screen } from './card-state.ts';
import { claimMark, isPresent, type Standings } from './evidence.ts';

/** What the buttons and lists below a screen need to know. */
type ControlsView = Standings & { cardId: string; screen: Screen; others: readonly LiveTopic[]; say: Say };

/** A claim, and the id of its camp. */
export type Marked = [claim: Claim, camp: string];

/** Labels of the buttons and lists. Each is a verb that says what happens. */
const CONTROLS = {
  evidence: { en: 'Read the evidence', zh: '查看依据原文' },
  camp: { en: 'Read one camp in full', zh: '细看一派的主张' },
  compare: { en: 'Compare two camps', zh: '比较两派' },
  overview: { en: 'Back to all camps', zh: '回到各派概览' },
  agreed: { en: 'See where all agree', zh: '查看各派的共识' },
  motions: { en: 'Read the motions', zh: '查看辩题' },
  background: { en: 'Read the background', zh: '了解背景' },
  topic: { en: 'Go to another topic', zh: '换一个话题' },
} satisfies Record<string, Words>;

/** A list of claims that opens the evidence of each. If there are too many, only the first ones. */
export function evidenceChoice({ cardId, live, standing, say }: ControlsView, sentences: readonly Marked[]): Block[] {
  const options = sentences.flatMap(([claim, camp]): Choice[] => {
    const present = claim.evidence.map((one) => standing(live, one)).filter(isPresent);
    const references = present.map((one) => numbersOf(one, Object.keys(live.articles).length === 1));
    const id = buttonId(['camps'], formatAction({ kind: 'open', mark: claimMark(camp, claim) }), cardId);
    return present.length ? [{ id, label: clip(`${references.join(', ')} · ${say(claim.words)}`), chosen: false }] : [];
  });
  return choice(say(CONTROLS.evidence), options);
}

/** The reference of evidence. If the topic has one article, the numbers are enough. */
function numbersOf({ article, language, labels }: StandingText, alone: boolean): string {
  const reference = shortReference(article, language, labels[0] ?? '', labels.at(-1));
  return alone ? reference.slice(reference.indexOf(':') + 1) : reference;
}

/** The ways from a screen to the others: camps, comparisons, the rest of the topic, other topics. */
export function controls(shown: ControlsView): Block[] {
  const { live, say, others } = shown;
  const camps = live.topic.camps.map(({ id, name }) => option(shown, show({ kind: 'camp', camp: id }), say(name)));
  const pairs = pairsOf(shown);
  return [
    ...choice(say(CONTROLS.camp), camps),
    ...(pairs.length > 1 ? choice(say(CONTROLS.compare), pairs) : []),
    { kind: 'buttons', buttons: buttons(shown, pairs) },
    ...choice(
      say(CONTROLS.topic),
      others.map(({ topic }) => option(shown, { kind: 'topic', topic: topic.id }, say(questionWords(topic)))),
    ),
  ];
}

function pairsOf(shown: ControlsView): Choice[] {
  const { camps } = shown.live.topic;
  const pairs = camps.flatMap((one, at) => camps.slice(at + 1).map((other) => ({ one, other })));
  return pairs.map(({ one, other }) => {
    const words = { en: `${one.name.en} | ${other.name.en}`, zh: `${one.name.zh} | ${other.name.zh}` };
    return option(shown, show({ kind: 'pair', one: one.id, other: other.id }), shown.say(words));
  });
}

/** Buttons to the screens of which there is one. The screen that is shown has none. Two camps are compared by a button too. */
function buttons({ live, screen, cardId, say }: ControlsView, [pair, ...pairs]: readonly Choice[]): Button[] {
  const plain = { style: 'plain', disabled: false } as const;
  const to = (kind: 'overview' | 'agreed' | 'motions' | 'background', present = true): Button[] => {
    const id = buttonId(['camps'], formatAction(show({ kind })), cardId);
    return present && kind !== screen.kind ? [{ ...plain, id, label: say(CONTROLS[kind]) }] : [];
  };
  const compare =
    pair && !pairs.length && !pair.chosen ? [{ ...plain, id: pair.id, label: say(CONTROLS.compare) }] : [];
  return [
    ...to('overview'),
    ...compare,
    ...to('agreed', live.topic.agreed.length > 0),
    ...to('motions'),
    ...to('background'),
  ];
}

const show = (screen: Screen): CampsAction => ({ kind: 'show', screen });

function option({ cardId, screen }: ControlsView, action: CampsAction, label: string): Choice {
  const formatted = formatAction(action);
  return {
    id: buttonId(['camps'], formatted, cardId),
    label: clip(label),
    chosen: formatted === formatAction(show(screen)),
  };
}

function choice(label: string, options: readonly Choice[]): Block[] {
  return options.length ? [{ kind: 'choice', label, options: options.slice(0, MOST_CHOICES) }] : [];
}
