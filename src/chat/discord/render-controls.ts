import {
  type APIActionRowComponent,
  type APIButtonComponentWithCustomId,
  type APIStringSelectComponent,
  ButtonStyle,
  ComponentType,
} from 'discord.js';
import { type Block, type Button, type Choice, text } from '#core/reply.ts';
import {
  LONGEST_ID,
  LONGEST_LABEL,
  LONGEST_OPTION,
  LONGEST_PLACEHOLDER,
  MOST_BUTTONS_A_ROW,
  MOST_OPTIONS,
  shortened,
} from './limits.ts';

export type ActionRow = APIActionRowComponent<APIButtonComponentWithCustomId | APIStringSelectComponent>;
/** Rows of controls, and texts that are too long for a control. */
export type Controls = { words: Small[]; rows: ActionRow[] };

type Small = Extract<Block, { kind: 'paragraph' }>;
const small = (words: string): Small => ({ kind: 'paragraph', spans: [text(words)], subdued: true });

const STYLES = {
  plain: ButtonStyle.Secondary,
  primary: ButtonStyle.Primary,
  danger: ButtonStyle.Danger,
} as const satisfies Record<Button['style'], ButtonStyle>;

/**
 * Makes rows of buttons. `taken`: ids used in the message so far; the function adds to it. A second button with the same id would do the
 * same as the first and is left out.
 */
export function buttonRows(buttons: readonly Button[], taken: Set<string>): Controls {
  const fresh = buttons.filter(({ id }) => claim(id, taken));
  return {
    words: tooLong(fresh, LONGEST_LABEL),
    rows: chunks(fresh, MOST_BUTTONS_A_ROW).map((some) => row(some.map(button))),
  };
}

/** Makes a list to choose from. The select's value is the id of the chosen option. */
export function choiceRows(choice: Extract<Block, { kind: 'choice' }>, taken: Set<string>): Controls {
  const ids = new Set<string>();
  const options = choice.options.filter(({ id }) => claim(id, ids));
  // The chosen option is displayed in the place of the question.
  const isHidden = options.some(({ chosen }) => chosen) || choice.label.length > LONGEST_PLACEHOLDER;
  const question = isHidden && choice.label.trim() ? [small(choice.label)] : [];
  const selects = chunks(options, MOST_OPTIONS).map((some): APIStringSelectComponent => {
    const custom_id = `choice|${taken.size}`;
    taken.add(custom_id);
    return {
      type: ComponentType.StringSelect,
      custom_id,
      ...(choice.label.trim() && { placeholder: shortened(choice.label, LONGEST_PLACEHOLDER) }),
      options: some.map(option),
    };
  });
  return { words: [...question, ...tooLong(options, LONGEST_OPTION)], rows: selects.map((select) => row([select])) };
}

const option = ({ id, label, chosen }: Choice) => ({
  value: id,
  label: shortened(label, LONGEST_OPTION),
  ...(chosen && { default: true }),
});

/** Makes the row ◀ 2/5 ▶. `page` counts from 0. */
export function pageRow(
  page: number,
  pages: number,
  pageButton: (page: number) => string,
  taken: Set<string>,
): ActionRow {
  const at = (to: number, label: string, end: string): Button => {
    const isThere = to >= 0 && to < pages;
    return { id: isThere ? pageButton(to) : end, label, style: 'plain', disabled: !isThere };
  };
  const counter: Button = { id: 'turn|here', label: `${page + 1}/${pages}`, style: 'plain', disabled: true };
  const buttons = [at(page - 1, '◀', 'turn|first'), counter, at(page + 1, '▶', 'turn|last')];
  for (const { id } of buttons) claim(id, taken);
  return row(buttons.map(button));
}

function claim(id: string, taken: Set<string>): boolean {
  if (!id || id.length > LONGEST_ID) throw new Error(`an id of ${id.length} characters for a button: ${id}`);
  const isFresh = !taken.has(id);
  taken.add(id);
  return isFresh;
}

function button({ id, label, style, disabled }: Button): APIButtonComponentWithCustomId {
  return {
    type: ComponentType.Button,
    custom_id: id,
    style: STYLES[style],
    label: shortened(label, LONGEST_LABEL),
    ...(disabled && { disabled }),
  };
}

/** Returns the full texts of shortened labels, to be displayed above the controls. */
function tooLong(all: readonly { label: string }[], most: number): Small[] {
  return all.filter(({ label }) => label.length > most).map(({ label }) => small(label));
}

const row = (components: ActionRow['components']): ActionRow => ({ type: ComponentType.ActionRow, components });

function chunks<T>(items: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, i) => items.slice(i * size, (i + 1) * size));
}
