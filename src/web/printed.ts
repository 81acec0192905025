import type { Context } from 'hono';
import { html } from 'hono/html';
import { amongHan, type Say, type Words } from '#core/words.ts';
import { dateWords } from '#features/quote/byline.ts';
import type { SiteEnv } from './language.ts';
import type { Markup, Site } from './page.ts';

/** Where and when a page was read, for its print. `address`: undefined if nobody but this machine can reach the page. */
export type Printed = { on: Words; address: string | undefined };

/** `now`: ms since the epoch. The date is that of the server's time zone. */
export function printedFrom(c: Context<SiteEnv>, { base, origin }: Site, now: number): Printed {
  const lang = c.req.query('lang');
  const path = `${base}${c.req.path}${lang ? `?lang=${encodeURIComponent(lang)}` : ''}`;
  const date = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(Temporal.Now.timeZoneId()).toPlainDate();
  return { on: dateWords(date.toString()), address: origin && `${origin}${path}` };
}

/** The last line of a print: how old it is and where it is from. It is not shown on a screen. */
export function printedLine(say: Say, { on, address }: Printed, more: Markup | string = ''): Markup {
  const asOf = say({
    en: `As of ${on.en}. Printed from `,
    zh: `截至${amongHan(on.zh).trimEnd()}。打印自 `,
    hant: `截至${amongHan(on.zh).trimEnd()}。列印自 `,
  });
  return html`<footer class="printed"><p>${asOf}${address ?? 'Parley'}</p>${more}</footer>`;
}
