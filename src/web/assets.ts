import path from 'node:path';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';
import { etag } from 'hono/etag';

/** Style sheets, scripts and pictures in `src/web/assets`, under `/assets/`. */
export function assets(): Hono {
  const app = new Hono();
  app.use('/assets/*', etag(), async (c, next) => {
    await next();
    // Asked again each time and answered with 304: the files change with the program, not with their names.
    c.header('Cache-Control', 'no-cache');
  });
  app.use('/assets/*', serveStatic({ root: path.join(import.meta.dirname, 'assets'), rewriteRequestPath: strip }));
  return app;
}

const strip = (requested: string) => requested.replace(/^\/assets/, '');
