import type { types } from '@slack/bolt';
import type { Block, Button } from '#core/reply.ts';
import type { Say } from '#core/words.ts';
import { LIMITS, shortened } from './limits.ts';
import { nextPage, nextPageSpoken, page, previousPage, previousPageSpoken } from './words.ts';

type Blocks = types.KnownBlock[];

/** Slack shows `:smile:` as a picture unless told not to. */
export function plainText(text: string, most: number): types.PlainTextElement {
  const shown = shortened(text, most);
  return { type: 'plain_text', text: shown.trim() ? shown : '…', emoji: false };
}

/**
 * Slack has no dead buttons: those are left out, and so is one whose id stands in the message already, because Slack refuses two and they
 * would do the same.
 */
export function renderButtons(buttons: readonly Button[], taken: Set<string>): Blocks {
  const alive = buttons.filter(({ id, disabled }) => !disabled && !taken.has(id) && taken.add(id));
  return rows(alive.map(({ id, label, style }) => button(id, label, style)));
}

function button(id: string, label: string, style: Button['style'], spoken?: string): types.Button {
  return {
    type: 'button',
    action_id: id,
    text: plainText(label, LIMITS.buttonText),
    ...(style !== 'plain' && { style }),
    ...(spoken && { accessibility_label: shortened(spoken, LIMITS.accessibilityLabel) }),
  };
}

function rows(buttons: readonly types.Button[]): Blocks {
  return Array.from({ length: Math.ceil(buttons.length / LIMITS.actions) }, (_, i) => ({
    type: 'actions',
    elements: buttons.slice(i * LIMITS.actions, (i + 1) * LIMITS.actions),
  }));
}

/** A list with its label beside it. The press is the value of the option; `index` tells several lists of a message apart. */
export function renderChoice({ label, options }: Extract<Block, { kind: 'choice' }>, index: number): Blocks {
  const different = options.filter(({ id }, i) => options.findIndex((one) => one.id === id) === i);
  const all = different.map((one) => ({ ...one, shown: option(one.label, one.id) }));
  if (!all.length) return [];
  const chosen = all.find((one) => one.chosen)?.shown;
  const accessory: types.StaticSelect = {
    type: 'static_select',
    action_id: `choice|${index}`,
    placeholder: plainText(label, LIMITS.placeholder),
    options: all.map(({ shown }) => shown),
    ...(chosen && { initial_option: chosen }),
  };
  return [{ type: 'section', text: plainText(label, LIMITS.sectionText), accessory }];
}

export function option(label: string, value: string): types.PlainTextOption {
  return { text: plainText(label, LIMITS.optionText), value };
}

/** Shows a page, from 0: its action id. */
export type Turn = (page: number) => string;

/** Where one is in a reply of several messages, and the buttons that lead on and back. */
export function pageRow(at: number, of: number, say: Say, turn: Turn | undefined): Blocks {
  const counter: types.KnownBlock = {
    type: 'context',
    elements: [plainText(say(page(at + 1, of)), LIMITS.contextText)],
  };
  if (!turn) return [counter];
  const back = at > 0 ? [button(turn(at - 1), say(previousPage), 'plain', say(previousPageSpoken))] : [];
  const on = at < of - 1 ? [button(turn(at + 1), say(nextPage), 'plain', say(nextPageSpoken))] : [];
  return [counter, ...rows([...back, ...on])];
}
