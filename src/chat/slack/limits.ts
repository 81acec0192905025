/**
 * What Slack takes, in UTF-16 units unless said otherwise (never fewer than Slack counts). Where from: docs.slack.dev/reference/block-kit, the
 * comments of @slack/types, and the limits in python-slack-sdk's models.
 */
export const LIMITS = {
  blocks: 50,
  /**
   * The blocks of a message as JSON. Slack refuses near 13,000 (bolt-js issue 2509), does not say what it counts, and refused rich text of
   * 11,341 characters (issue 2867): with everything counted there is room to spare.
   */
  blocksJson: 11_000,
  /** `text`, beside blocks: what notifications and screen readers say. */
  text: 4000,
  header: 150,
  /** One text of a context block; Slack's rule for texts is 3000. */
  contextText: 2000,
  actions: 25,
  buttonText: 75,
  accessibilityLabel: 75,
  url: 3000,
  options: 100,
  optionText: 75,
  optionValue: 150,
  /** The label beside a list. */
  sectionText: 3000,
  placeholder: 150,
  /** Of a form's field; its hint too. */
  label: 2000,
  modalTitle: 24,
  metadata: 3000,
  input: 3000,
} as const;

const MORE = '…';
/** What a reader sees as one character. Costly to make. */
const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** Words of our own, or a label, cut to what Slack takes; passages never are. */
export function shortened(text: string, most: number): string {
  const whole = text.toWellFormed();
  if (whole.length <= most) return whole;
  const end = most - MORE.length;
  const near = whole.slice(0, most);
  const at = graphemes.segment(near).containing(end)?.index ?? end;
  return `${near.slice(0, at || end).toWellFormed()}${MORE}`;
}
