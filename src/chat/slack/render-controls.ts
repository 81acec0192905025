import type { types } from '@slack/bolt';
import type { Block, Button } from '#core/reply.ts';
import type { Say } from '#core/words.ts';
import { LIMITS, shortened } from './limits.ts';
import { nextPage, nextPageSpoken, page, previousPage, previousPageSpoken } from './words.ts';

type Blocks = types.KnownBlock[];

/** Makes a plain text element. `emoji: false`, because otherwise Slack shows `:smile:` as a picture. */
export function plainText(text: string, most: number): types.PlainTextElement {
  const shown = shortened(text, most);
  return { type: 'plain_text', text: shown.trim() ? shown : '…', emoji: false };
}

/**
 * Renders buttons. Disabled ones are left out, because Slack has none. A button whose id is in the message already is left out too, because
 * Slack refuses two and they would do the same.
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

/**
 * Renders a list with its label next to it. The option's value is the id that is pressed. `index` distinguishes several lists of a message.
 */
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

/** Returns the action id of the button that shows a page, from 0. */
export type PageButton = (page: number) => string;

/** Renders the page number of a reply with several messages, and the buttons to the next and previous page. */
export function pageRow(at: number, of: number, say: Say, pageButton: PageButton | undefined): Blocks {
  const counter: types.KnownBlock = {
    type: 'context',
    elements: [plainText(say(page(at + 1, of)), LIMITS.contextText)],
  };
  if (!pageButton) return [counter];
  const back = at > 0 ? [button(pageButton(at - 1), say(previousPage), 'plain', say(previousPageSpoken))] : [];
  const on = at < of - 1 ? [button(pageButton(at + 1), say(nextPage), 'plain', say(nextPageSpoken))] : [];
  return [counter, ...rows([...back, ...on])];
}
