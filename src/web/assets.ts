import path from 'node:path';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';
import { etag } from 'hono/etag';

/** Serves style sheets, scripts and pictures of `src/web/assets` under `/assets/`. */
export function assets(): Hono {
  const app = new Hono();
  app.use('/assets/*', etag(), async (c, next) => {
    await next();
    // Browsers ask each time and get 304 if nothing changed: the files change with the program, but their names do not.
    c.header('Cache-Control', 'no-cache');
  });
  app.use('/assets/*', serveStatic({ root: path.join(import.meta.dirname, 'assets'), rewriteRequestPath: strip }));
  return app;
}

const strip = (requested: string) => requested.replace(/^\/assets/, '');
