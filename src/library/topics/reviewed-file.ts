import { isMap, isNode, isScalar, parseDocument } from 'yaml';

/**
 * Writes into a topic's file who has read every claim against its evidence, and on which day (ISO). Everything else, comments too, stays as
 * it is. The file must be readable.
 */
export function withReview(text: string, by: string, on: string): string {
  const line = `reviewed: { by: ${JSON.stringify(by)}, on: ${on} }`;
  const document = parseDocument(text);
  const root = document.contents;
  if (!isMap(root) || root.flow) {
    document.set('reviewed', { by, on });
    return document.toString({ lineWidth: 0 });
  }
  const before = root.items.find(({ key }) => isScalar(key) && key.value === 'reviewed');
  const [from, to] = [
    isNode(before?.key) ? before.key.range?.[0] : undefined,
    isNode(before?.value) ? before.value.range?.[1] : undefined,
  ];
  if (from === undefined || to === undefined) return `${text.trimEnd()}\n${line}\n`;
  return `${text.slice(0, from)}${line}\n${text.slice(to).replace(/^[ \t]*\r?\n/, '')}`;
}
