/**
 * Slack's limits, in UTF-16 units unless noted (never fewer than Slack counts). Sources: docs.slack.dev/reference/block-kit, the comments
 * of @slack/types, and the limits in python-slack-sdk's models.
 */
export const LIMITS = {
  blocks: 50,
  /**
   * The blocks of a message as JSON. Slack refuses about 13,000 (bolt-js issue 2509) and does not say how it counts. It refused rich text
   * of 11,341 characters (issue 2867), so 11,000 for the whole JSON is safe.
   */
  blocksJson: 11_000,
  /** The same with a line that is added to a rendered page. */
  blocksWithLine: 12_000,
  /** `text` next to blocks: read by notifications and screen readers. */
  text: 4000,
  header: 150,
  /** One text of a context block. Slack's limit for texts is 3000. */
  contextText: 2000,
  actions: 25,
  buttonText: 75,
  accessibilityLabel: 75,
  url: 3000,
  options: 100,
  optionText: 75,
  optionValue: 150,
  /** The label next to a list. */
  sectionText: 3000,
  placeholder: 150,
  /** The label of a form's field, and its hint. */
  label: 2000,
  modalTitle: 24,
  metadata: 3000,
  input: 3000,
} as const;

const MORE = '…';
/** Finds the characters as readers see them. Slow to create. */
const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** Two characters that nothing joins, as most are: no marks, no emoji. */
const BETWEEN = /^[ -~\u4e00-\u9fff]{2}$/;

/** Shortens Parley's own words or a label to Slack's limit. Never used for passages. */
export function shortened(text: string, most: number): string {
  const whole = text.toWellFormed();
  if (whole.length <= most) return whole;
  const end = most - MORE.length;
  const near = whole.slice(0, most);
  if (BETWEEN.test(near.slice(end - 1, end + 1))) return `${near.slice(0, end)}${MORE}`;
  const at = graphemes.segment(near).containing(end)?.index ?? end;
  return `${near.slice(0, at || end).toWellFormed()}${MORE}`;
}
