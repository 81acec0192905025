/** Says whether a quotation is still open at the sentence's end. Curly and corner marks tell; straight ones are counted. `before`: it was open at its beginning. */
export function openQuotation(sentence: string, before: boolean): boolean {
  const [opening, closing] = [lastOf(sentence, '“「'), lastOf(sentence, '”」')];
  const last = Math.max(opening, closing);
  const open = last < 0 ? before : opening > closing;
  const straight = sentence.slice(last + 1).split('"').length - 1;
  return straight % 2 === 0 ? open : !open;
}

const lastOf = (sentence: string, marks: string): number =>
  Math.max(...Array.from(marks, (mark) => sentence.lastIndexOf(mark)));

/** Says whether nearly all of the sentence stands in quotation marks: it goes on with what somebody was just quoted as saying. */
export function quotesWhole(sentence: string): boolean {
  const MOST_OUTSIDE = 3;
  if (!/^[“「"]/u.test(sentence.trim())) return false;
  const outside = sentence.replaceAll(/“[^”]*”?|「[^」]*」?|"[^"]*"?/gu, '').trim();
  return outside.length <= MOST_OUTSIDE;
}
