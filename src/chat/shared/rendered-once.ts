import type { Reply } from '#core/reply.ts';

/**
 * Makes a function that renders a reply once for each `way`: a reply that commands give repeatedly, such as help, is the same object each
 * time.
 */
export function renderedOnce<Page>(): (reply: Reply, way: string, render: () => Page[]) => Page[] {
  const rendered = new WeakMap<Reply, Map<string, Page[]>>();
  return (reply, way, render) => {
    const ways = rendered.get(reply) ?? new Map<string, Page[]>();
    const pages = ways.get(way) ?? render();
    rendered.set(reply, ways.set(way, pages));
    return pages;
  };
}
