/** Most characters of an address. Browsers and servers hardly take longer ones. */
const LONGEST = 2_000;
/** Most characters of a text in which addresses are looked for, and most of them that are named. */
const LONGEST_TEXT = 20_000;
const MOST = 20;

// An address in a running text ends at a blank, at a bracket or quotation mark of either script, or at Chinese punctuation.
const IN_TEXT = /(?:https?:\/{1,2}|www\.(?=[\p{L}\p{N}]))[^\s<>"“”‘’«»「」『』《》〈〉【】（），。！？；、…|`\\^]+/giu;
/** A Markdown link, the target in pointed brackets or not. One pair of brackets inside the target belongs to it. */
const MARKDOWN =
  /\]\(\s*<?((?:https?:\/\/|www\.)(?:[^\s()<>]|\([^\s()<>]*\))+)>?(?:\s+["'(][^\n]{0,200}?["')])?\s*\)/giu;
const SLACK = /<((?:https?:\/\/|www\.)[^\s<>|]+)(?:\|[^<>]*)?>/giu;
const WIDE_ADDRESS =
  /(?<scheme>[hｈHＨ][tｔTＴ]{2}[pｐPＰ][sｓSＳ]?[:：][/／]{1,2})(?:[\w０-９Ａ-Ｚａ-ｚ．／？＝＆％＃～：＠＋－＿./?=&%#~:@+-]|。(?=[０-９Ａ-Ｚａ-ｚ]))+/gu;
const WIDE = /[^\0-\x7f]/;
const TRAILING = /[.,;:!?'"*_~`，。！？；：、…]+$/u;
const CLOSING: Readonly<Record<string, string>> = { ')': '(', ']': '[', '}': '{', '）': '（', '】': '【', '」': '「' };

/** Finds the addresses in a text, in order, each once: also in brackets, in Markdown, as Slack writes them, and in full-width characters. */
export function addressesIn(text: string): string[] {
  const plain = narrow(text.slice(0, LONGEST_TEXT)).replaceAll('&amp;', '&');
  // A link's target is found as such. The same address as the link's words is one address.
  const links = [...plain.matchAll(SLACK), ...plain.matchAll(MARKDOWN)];
  const bare = [...links.reduceRight((rest, link) => blanked(rest, link), plain).matchAll(IN_TEXT)];
  const found = [...links, ...bare].toSorted((a, b) => a.index - b.index).map(([whole, target]) => target ?? whole);
  const read = found.map((one) => cleanAddress(withScheme(trimmed(one)))).filter((one) => one !== undefined);
  return [...new Set(read)].slice(0, MOST);
}

/**
 * Reads an address that somebody typed: also without its scheme (`example.org/page`), with marks around it, or in a sentence. Several, if
 * the text has several; none if it has none.
 */
export function typedAddresses(typed: string): string[] {
  const inText = addressesIn(typed);
  if (inText.length) return inText;
  const word = trimmed(
    narrow(typed.trim())
      .replaceAll('&amp;', '&')
      .replace(/^[<("'“‘「（【[]+/u, ''),
  );
  const address = /^[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+(?::\d+)?(?:[/?#]\S*)?$/u.test(word)
    ? cleanAddress(`https://${word}`)
    : /^[a-z][a-z\d+.-]*:\/\/\S+$/i.test(word)
      ? word
      : undefined;
  return address === undefined ? [] : [address];
}

/** Returns the address if a line is one and nothing else. */
export function onlyAddress(line: string): string | undefined {
  const [address, ...others] = addressesIn(line);
  const word = line.trim();
  const isOne = !/\s/u.test(word) && /^[\p{P}\p{S}]{0,3}(?:[hｈ][tｔ]{2}[pｐ]|www\.)/iu.test(word);
  return isOne && !others.length ? address : undefined;
}

/** Writes an address whose scheme is in full-width characters as ASCII. Other text stays. */
function narrow(text: string): string {
  return text.replace(WIDE_ADDRESS, (whole, scheme: string) =>
    WIDE.test(scheme) ? whole.normalize('NFKC').replaceAll('。', '.') : whole,
  );
}

function blanked(text: string, { index, 0: whole }: RegExpExecArray): string {
  return text.slice(0, index) + ' '.repeat(whole.length) + text.slice(index + whole.length);
}

/** Removes punctuation that stands behind an address: a bracket only if it does not close one inside. */
function trimmed(address: string): string {
  let word = address.slice(0, LONGEST + 1);
  for (let before = ''; before !== word; ) {
    before = word;
    word = word.replace(TRAILING, '');
    const last = word.at(-1) ?? '';
    const opening = CLOSING[last];
    if (opening && countOf(word, last) > countOf(word, opening)) word = word.slice(0, -1);
  }
  return word;
}

const countOf = (text: string, mark: string): number => text.split(mark).length - 1;
const withScheme = (address: string): string => (/^www\./i.test(address) ? `https://${address}` : address);

/** Parameters that say how somebody came to a page. The page is the same without them. */
const TRACKING =
  /^(?:utm_\w+|fbclid|gclid|gclsrc|dclid|gbraid|wbraid|msclkid|yclid|twclid|ttclid|li_fat_id|igshid|igsh|mc_[ce]id|mkt_tok|_hs(?:enc|mi)|_ga|_gl|oly_(?:anon|enc)_id|vero_id|ref_src|ref_url|spm|share_(?:token|source|medium|plat|from|tag)|vd_source|chksm)$/i;

/** True for a parameter of an address that only says how somebody came to the page. */
export const isTracking = (parameter: string): boolean => TRACKING.test(parameter);

/** Pages that only lead on to the address in one of their parameters. */
const LEADS_ON: readonly { host: RegExp; path: RegExp; parameters: readonly string[] }[] = [
  { host: /^(?:www\.)?google\.[a-z.]+$/, path: /^\/url$/, parameters: ['url', 'q'] },
  { host: /^(?:l|lm)\.facebook\.com$/, path: /^\/l\.php$/, parameters: ['u'] },
  { host: /\.safelinks\.protection\.outlook\.com$/, path: /^\//, parameters: ['url'] },
  { host: /^link\.zhihu\.com$/, path: /^\//, parameters: ['target'] },
  { host: /^(?:www\.)?youtube\.com$/, path: /^\/redirect$/, parameters: ['q'] },
  { host: /^link\.juejin\.cn$/, path: /^\//, parameters: ['target'] },
  { host: /^slack-redir\.net$/, path: /^\/link$/, parameters: ['url'] },
];
const MOST_LEADING_ON = 3;

/** Writes an address without tracking parameters and fragment, and without a page that only leads on to it. Undefined if it is none. */
export function cleanAddress(address: string): string | undefined {
  if (address.length > LONGEST || !URL.canParse(address)) return undefined;
  let url = new URL(address);
  for (let steps = 0; steps < MOST_LEADING_ON; steps += 1) {
    const { hostname, pathname, searchParams } = url;
    const known = LEADS_ON.find(({ host, path }) => host.test(hostname) && path.test(pathname));
    const target = known?.parameters
      .map((name) => searchParams.get(name))
      .find((one) => one && /^https?:\/\//i.test(one));
    if (!target || !URL.canParse(target)) break;
    url = new URL(target);
  }
  const tracking = [...url.searchParams.keys()].filter(isTracking);
  // Parameters are written anew only where one is taken out, because some servers want them as they were.
  for (const name of tracking) url.searchParams.delete(name);
  url.hash = '';
  return url.href;
}

const MEDIA = /\.(?:png|jpe?g|gif|webp|svg|avif|heic|mp[34]|m4a|wav|mov|webm|zip|gz|exe|dmg|css|js)$/i;
const CHAT =
  /^(?:(?:www\.|ptb\.|canary\.)?discord(?:app)?\.(?:com|gg|new)|(?:cdn|media)\.discordapp\.(?:com|net)|[\w-]+\.slack\.com|tenor\.com|(?:media\.)?giphy\.com)$/;

/** Returns the addresses that can lead to an article: no pictures, messages of a chat or first pages of sites. All, if none can. */
export function articleLike(addresses: readonly string[]): readonly string[] {
  const could = addresses.filter((address) => {
    const { hostname, pathname, search } = new URL(address);
    return !MEDIA.test(pathname) && !CHAT.test(hostname) && (pathname !== '/' || search !== '');
  });
  return could.length ? could : addresses;
}
