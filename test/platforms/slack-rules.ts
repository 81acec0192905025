import { isDeepStrictEqual } from 'node:util';
import { at, listOf, type Node, nodeOf, nodesIn, repeated } from './slack-node.ts';

/**
 * Slack's length rules, which its published types do not know: docs.slack.dev/reference/block-kit, the comments of @slack/types and
 * the limits of python-slack-sdk's models. Written down apart from the program's own, so that a mistake there is seen here.
 */
type Length = readonly [path: string, least: number, most: number];

/** Of texts in characters, of arrays in items, of numbers their value; by the `type` of what they stand in. */
const LENGTHS: Readonly<Record<string, readonly Length[]>> = {
  section: [['fields', 1, 10]],
  header: [['text.text', 1, 150]],
  context: [['elements', 1, 10]],
  actions: [['elements', 1, 25]],
  input: [
    ['label.text', 1, 2000],
    ['hint.text', 1, 2000],
  ],
  image: [
    ['alt_text', 1, 2000],
    ['image_url', 1, 3000],
  ],
  button: [
    ['text.text', 1, 75],
    ['value', 1, 2000],
    ['url', 1, 3000],
    ['accessibility_label', 1, 75],
  ],
  static_select: [
    ['options', 1, 100],
    ['option_groups', 1, 100],
  ],
  overflow: [['options', 1, 5]],
  checkboxes: [['options', 1, 10]],
  radio_buttons: [['options', 1, 10]],
  file_input: [['max_files', 1, 10]],
  plain_text_input: [
    ['initial_value', 0, 3000],
    ['max_length', 1, 3000],
  ],
  modal: [
    ['title.text', 1, 24],
    ['submit.text', 1, 24],
    ['close.text', 1, 24],
    ['private_metadata', 0, 3000],
    ['callback_id', 0, 255],
  ],
  rich_text: [['elements', 1, Number.POSITIVE_INFINITY]],
  rich_text_section: [['elements', 1, Number.POSITIVE_INFINITY]],
  rich_text_quote: [['elements', 1, Number.POSITIVE_INFINITY]],
  rich_text_list: [['elements', 1, Number.POSITIVE_INFINITY]],
  text: [['text', 1, Number.POSITIVE_INFINITY]],
  link: [
    ['url', 1, 3000],
    ['text', 1, Number.POSITIVE_INFINITY],
  ],
  plain_text: [['text', 1, 3000]],
  mrkdwn: [['text', 1, 3000]],
};

/** Of anything that has them. */
const ANYWHERE: readonly Length[] = [
  ['action_id', 1, 255],
  ['block_id', 1, 255],
  ['placeholder.text', 1, 150],
  ['confirm.title.text', 1, 100],
  ['confirm.text.text', 1, 300],
  ['confirm.confirm.text', 1, 30],
  ['confirm.deny.text', 1, 30],
];
const OPTION: readonly Length[] = [
  ['text.text', 1, 75],
  ['value', 1, 150],
  ['description.text', 1, 75],
];
const FIELD: readonly Length[] = [['text', 1, 2000]];

/** Faults in what stands inside of blocks, views and options, by length and by likeness. */
export function faultsInside(value: unknown): string[] {
  return [...nodesIn(value)].flatMap(({ path, node }) => {
    const own = LENGTHS[String(node.type)] ?? [];
    return [...lengths(node, [...own, ...ANYWHERE]), ...parts(node), ...choices(node), ...address(node)].map(
      (fault) => `${path}: ${fault}`,
    );
  });
}

function lengths(node: Node, rules: readonly Length[]): string[] {
  return rules.flatMap(([path, least, most]) => {
    const value = at(node, path);
    if (value === undefined) return [];
    const size = typeof value === 'number' ? value : [...String(value)].length;
    const count = Array.isArray(value) ? value.length : size;
    if (count < least || count > most) return [`${path} has ${count}, Slack takes ${least} to ${most}`];
    return typeof value === 'string' && least > 0 && !value.trim() && isLabel(node) ? [`${path} is blank`] : [];
  });
}

/** Blanks between the words of rich text are words' business; anything else that is blank cannot be seen or pressed. */
const isLabel = ({ type }: Node): boolean => type !== 'text' && type !== 'link';

function parts(node: Node): string[] {
  const options = [...listOf(node.options), ...listOf(node.initial_options), node.initial_option];
  return [
    ...options.flatMap((one) => lengths(nodeOf(one) ?? {}, OPTION)),
    ...(node.type === 'section' ? listOf(node.fields).flatMap((one) => lengths(nodeOf(one) ?? {}, FIELD)) : []),
  ];
}

function choices(node: Node): string[] {
  const options = listOf(node.options);
  const initial = [...listOf(node.initial_options), ...(node.initial_option ? [node.initial_option] : [])];
  const isListed = (one: unknown) => options.some((other) => isDeepStrictEqual(one, other));
  return [
    ...repeated(options.map((one) => nodeOf(one)?.value)).map((value) => `two options have the value ${value}`),
    ...(options.length
      ? initial.filter((one) => !isListed(one)).map(() => 'what is chosen is not one of the options')
      : []),
  ];
}

function address(node: Node): string[] {
  const url = node.type === 'link' || node.type === 'button' ? node.url : undefined;
  return url === undefined || /^https?:\/\//.test(String(url)) ? [] : [`${url} leads to no web page`];
}

export const MOST_BLOCKS = { message: 50, modal: 100, home: 100 } as const;

/** Characters of all blocks as JSON: Slack refuses (`msg_blocks_too_long`) near 13,000, and is not plain about what it counts. */
const MOST_JSON = 12_000;

/** Faults of the blocks of one message or view as a whole. */
export function faultsOfBlocks(blocks: readonly unknown[], where: keyof typeof MOST_BLOCKS): string[] {
  const nodes = [...nodesIn(blocks)].map(({ node }) => node);
  const types = nodes.map(({ type }) => type);
  const size = JSON.stringify(blocks).length;
  return [
    ...(blocks.length > MOST_BLOCKS[where] ? [`${blocks.length} blocks, Slack takes ${MOST_BLOCKS[where]}`] : []),
    ...repeated(nodes.map(({ action_id }) => action_id)).map((id) => `two elements have the action_id ${id}`),
    ...repeated(nodes.map(({ block_id }) => block_id)).map((id) => `two blocks have the block_id ${id}`),
    ...(where === 'message' && size > MOST_JSON
      ? [`${size} characters of blocks, Slack takes about ${MOST_JSON}`]
      : []),
    ...(where === 'message' && types.includes('input') ? ['a field in a message'] : []),
    ...(where !== 'modal' && types.includes('file_input') ? ['a field for files outside of a modal'] : []),
  ];
}
