import { type Context, Hono } from 'hono';
import type { ReaderKeys } from '#core/ports/reader-keys.ts';
import type { ReaderAddress } from '#core/ports/reader-links.ts';
import type { StreamKeys } from '#core/ports/stream-keys.ts';
import { type DrawingParts, readDrawing } from '#features/debate/drawing.ts';
import { evidence } from '#features/debate/state.ts';
import { recordFrom } from '#features/debate/words/transcript.ts';
import { debatePage } from './debate-page.ts';
import { isFree } from './excerpt.ts';
import type { SiteEnv } from './language.ts';
import { CONSOLE_SITE, type Site } from './page.ts';
import { passageAddress } from './passage-address.ts';
import { printedFrom } from './printed.ts';
import { articleAnswer, type ReaderServices, type Shelf } from './reader.ts';
import { unlisted } from './unlisted.ts';

export type DebateServices = ReaderServices & {
  debates: DrawingParts;
  keys: Pick<StreamKeys, 'streamOf'>;
};

/** A debate that a key opens, and where its evidence is read. */
type Opened = { workspace: string; id: string; key: string; site: Site; address: ReaderAddress };

/** Pages of the console's debates: `/d/<key>`. Evidence is read on the console's own pages. */
export function consoleDebatesApp(services: DebateServices & { workspace: string }): Hono<SiteEnv> {
  const app = new Hono<SiteEnv>();
  app.use('/d/*', unlisted);
  app.get('/d/:key', async (c) => {
    const found = await debateBehind(services, c.req.param('key'));
    if (!found || found.workspace !== services.workspace) return c.notFound();
    return recordAnswer(c, services, { ...found, site: CONSOLE_SITE, address: passageAddress('/a/') });
  });
  return app;
}

export type PublicDebateServices = DebateServices & { site: Site; secrets: Pick<ReaderKeys, 'secret'> };

/**
 * Pages of debates for people with a link: `/d/<key>`, and below it the articles that were cited, as far as they may be shown:
 * `/d/<key>/a/<article>[/<labels>[/<signature>]]`. The key is the debate's own. It does not open the group's other pages, and theirs does not
 * open it.
 */
export function publicDebatesApp(services: PublicDebateServices): Hono<SiteEnv> {
  const app = new Hono<SiteEnv>();
  app.use('/d/*', unlisted);
  app.get('/d/:key', async (c) => {
    const found = await shelfBehind(services, c.req.param('key'));
    return found ? recordAnswer(c, services, { ...found, ...found.shelf, site: services.site }) : c.notFound();
  });
  for (const path of ['/d/:key/a/:article/:labels?', '/d/:key/a/:article/:labels/:signature'] as const) {
    app.get(path, async (c) => {
      const { key, ...requested } = c.req.param();
      const found = await shelfBehind(services, key);
      if (!found || !(await isCited(services, found, requested.article))) return c.notFound();
      return articleAnswer(c, services, found.shelf, requested);
    });
  }
  return app;
}

/** The form of a key. What cannot be one is not looked for. */
const KEY = /^[\w-]{22}$/;

async function debateBehind({ keys }: DebateServices, key: string) {
  const found = KEY.test(key) ? await keys.streamOf(key) : undefined;
  return found && { workspace: found.workspace, id: found.stream, key };
}

/** The debate that a key opens, and the articles below its address. Whole ones are those that anybody may publish. */
async function shelfBehind(services: PublicDebateServices, key: string) {
  const found = await debateBehind(services, key);
  if (!found) return undefined;
  const { site } = services;
  const { workspace } = found;
  const page = `${site.base}/d/${key}`;
  const secret = await services.secrets.secret(workspace);
  const under = `${page}/a/`;
  const address = passageAddress(under, secret);
  const shelf: Shelf = { site: { ...site, home: page }, workspace, under, address, whole: isFree, secret };
  return { ...found, shelf };
}

async function isCited(
  { debates }: DebateServices,
  { workspace, id }: Pick<Opened, 'workspace' | 'id'>,
  asked: string,
) {
  const drawing = await readDrawing(debates, workspace, id);
  const article = asked.normalize('NFC').toLowerCase();
  return (
    drawing && evidence(drawing.present).some(({ status, cited }) => status === 'shown' && cited.article === article)
  );
}

async function recordAnswer(c: Context<SiteEnv>, { debates, sayIn, now }: DebateServices, opened: Opened) {
  const { workspace, id, site, address } = opened;
  const drawing = await readDrawing(debates, workspace, id);
  if (!drawing) return c.notFound();
  const { language } = c.var;
  const record = await recordFrom(drawing);
  const printed = printedFrom(c, site, now());
  return c.html(debatePage({ site, record, say: sayIn(language), language, address, printed }));
}
