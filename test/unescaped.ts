const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };

/** What a browser shows of HTML without tags in it. */
export function unescaped(html: string): string {
  return html.replace(/&(amp|lt|gt|quot|#39);/g, (_, name: string) => ENTITIES[name] ?? '');
}

/** The words of every quotation on a console card, as a browser shows them. */
export function quotationsOf(html: string): string[] {
  return [...html.matchAll(/<blockquote[^>]*><p[^>]*>(.*?)<\/p><footer>/gs)].map(([, words = '']) =>
    unescaped(words.replaceAll('<mark>', '').replaceAll('</mark>', '')),
  );
}

/** The tags of a page, each with its attributes as written. */
export function tagsOf(html: string): string[] {
  return [...html.matchAll(/<[^>]*>/g)].map(([tag]) => tag);
}
