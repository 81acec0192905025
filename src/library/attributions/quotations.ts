/**
 * True if a quotation is still open at the sentence's end. The last curly or corner mark decides; straight marks after it are counted.
 * `before`: a quotation was open at the beginning.
 */
export function openQuotation(sentence: string, before: boolean): boolean {
  const [opening, closing] = [lastOf(sentence, '“「'), lastOf(sentence, '”」')];
  const last = Math.max(opening, closing);
  const open = last < 0 ? before : opening > closing;
  const straight = sentence.slice(last + 1).split('"').length - 1;
  return straight % 2 === 0 ? open : !open;
}

const lastOf = (sentence: string, marks: string): number =>
  Math.max(...Array.from(marks, (mark) => sentence.lastIndexOf(mark)));

/** True if nearly the whole sentence is in quotation marks, so that it continues the quotation before it. */
export function quotesWhole(sentence: string): boolean {
  const MOST_OUTSIDE = 3;
  if (!/^[“「"]/u.test(sentence.trim())) return false;
  const outside = sentence.replaceAll(/“[^”]*”?|「[^」]*」?|"[^"]*"?/gu, '').trim();
  return outside.length <= MOST_OUTSIDE;
}
