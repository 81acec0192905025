/** Whether a quotation is still open at the sentence's end. Curly and corner marks tell; straight ones are counted. `before`: it was open at its beginning. */
export function openQuotation(sentence: string, before: boolean): boolean {
  let open = before;
  for (const [mark] of sentence.matchAll(/[“”「」"]/gu)) {
    if (mark === '“' || mark === '「') open = true;
    else if (mark === '”' || mark === '」') open = false;
    else open = !open;
  }
  return open;
}

/** Whether nearly all of the sentence stands in quotation marks: it goes on with what somebody was just quoted as saying. */
export function quotesWhole(sentence: string): boolean {
  const MOST_OUTSIDE = 3;
  const outside = sentence.replaceAll(/“[^”]*”?|「[^」]*」?|"[^"]*"?/gu, '').trim();
  return /^[“「"]/u.test(sentence.trim()) && outside.length <= MOST_OUTSIDE;
}
