import type { Context, MiddlewareHandler } from 'hono';
import { secureHeaders } from 'hono/secure-headers';

// A page anywhere on the web can make its own host name point at 127.0.0.1 (DNS rebinding) and can send requests to any address
// (cross-site request forgery). The first shows in Host, the second in Origin and Sec-Fetch-Site; browsers let no page forge
// them. Any port will do: behind `ssh -L` it is not ours, and a foreign page cannot choose the name.
const OWN_HOST = /^(127\.0\.0\.1|localhost|\[::1\])(:\d{1,5})?$/i;

/** Refuses what did not come from a page of ours, a person's own navigation, or a program on this machine. */
export function guard(): MiddlewareHandler {
  return async (c, next) => {
    const host = c.req.header('host');
    if (!host || !OWN_HOST.test(host)) return refuse(c, 'Parley answers only under 127.0.0.1, localhost and [::1].');
    const navigation = isNavigation(c);
    if (!navigation && !sameOrigin(c, host)) return refuse(c, 'This request came from a page that is not Parley’s.');
    return next();
  };
}

/** Following a link from elsewhere to a page is fine: it changes nothing, and the page that links cannot read the answer. */
function isNavigation(c: Context): boolean {
  if (c.req.method !== 'GET' && c.req.method !== 'HEAD') return false;
  return c.req.header('sec-fetch-mode') === 'navigate' && c.req.header('sec-fetch-dest') === 'document';
}

function sameOrigin(c: Context, host: string): boolean {
  const origin = c.req.header('origin');
  if (origin !== undefined && origin.toLowerCase() !== `http://${host}`.toLowerCase()) return false;
  const site = c.req.header('sec-fetch-site');
  return site === undefined || site === 'same-origin' || site === 'none';
}

function refuse(c: Context, why: string): Response {
  return c.text(`${why}\n`, 403);
}

/** Headers of every answer: only our own scripts, styles and connections, in no frame, and nothing said to other sites. */
export function headers(): MiddlewareHandler {
  const own = ["'self'"];
  return secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'none'"],
      scriptSrc: own,
      styleSrc: own,
      imgSrc: own,
      connectSrc: own,
      fontSrc: own,
      baseUri: ["'none'"],
      formAction: own,
      frameAncestors: ["'none'"],
    },
    xFrameOptions: 'DENY',
    crossOriginOpenerPolicy: 'same-origin',
    crossOriginResourcePolicy: 'same-origin',
    referrerPolicy: 'no-referrer',
    // Loopback has no certificate.
    strictTransportSecurity: false,
  });
}
