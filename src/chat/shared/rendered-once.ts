import type { Reply } from '#core/reply.ts';

/**
 * Makes a function that makes the pages of a reply once for each `way`, drawn or only cut: a reply that commands give repeatedly, such as
 * help, is the same object each time.
 */
export function renderedOnce<Page>(): (reply: Reply, way: string, make: () => Page[]) => Page[] {
  const made = new WeakMap<Reply, Map<string, Page[]>>();
  return (reply, way, make) => {
    const ways = made.get(reply) ?? new Map<string, Page[]>();
    const pages = ways.get(way) ?? make();
    made.set(reply, ways.set(way, pages));
    return pages;
  };
}
