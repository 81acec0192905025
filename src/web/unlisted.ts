import type { MiddlewareHandler } from 'hono';

/** Pages for people with a link: search engines must not list them, and caches must not keep them for others. */
export const unlisted: MiddlewareHandler = async (c, next) => {
  await next();
  c.header('X-Robots-Tag', 'noindex, nofollow');
  c.header('Cache-Control', 'private, no-cache');
};
