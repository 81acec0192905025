import type { Context, MiddlewareHandler } from 'hono';
import { secureHeaders } from 'hono/secure-headers';

// A web page can make its own host name point at 127.0.0.1 (DNS rebinding), and can send requests to any address (cross-site request
// forgery). Host shows the first, Origin and Sec-Fetch-Site show the second. Browsers let no page forge them. Any port is allowed: behind
// `ssh -L` it is not ours, and a foreign page cannot choose the host name.
const OWN_HOST = /^(127\.0\.0\.1|localhost|\[::1\])(:\d{1,5})?$/i;

/**
 * Refuses requests that do not come from our pages, a person's own navigation, or a program on this machine. `origin`: the public address
 * (`https://read.example.org`). A proxy in front passes on that host name, or uses a name of this machine.
 */
export function guard(origin?: string): MiddlewareHandler {
  const names = ['127.0.0.1, localhost', '[::1]', ...(origin ? [new URL(origin).host] : [])];
  const refusal = `Parley answers only under ${names.slice(0, -1).join(', ')} and ${names.at(-1)}.`;
  return async (c, next) => {
    const ours = ownOrigins(c.req.header('host') ?? '', origin);
    if (!ours.length) return refuse(c, refusal);
    const navigation = isNavigation(c);
    if (!navigation && !sameOrigin(c, ours)) return refuse(c, 'This request came from a page that is not Parley’s.');
    return next();
  };
}

/** The origins that our pages may have under this Host. Empty if the Host is not ours. */
function ownOrigins(host: string, origin: string | undefined): string[] {
  if (OWN_HOST.test(host)) return [`http://${host}`.toLowerCase(), ...(origin ? [origin] : [])];
  if (!origin) return [];
  const { host: usual, hostname, protocol, port } = new URL(origin);
  const full = `${hostname}:${port || (protocol === 'https:' ? '443' : '80')}`;
  return [usual, full].includes(host.toLowerCase()) ? [origin] : [];
}

/** True if a person follows a link to a page. That is allowed: it changes nothing, and the page with the link cannot read the answer. */
function isNavigation(c: Context): boolean {
  if (c.req.method !== 'GET' && c.req.method !== 'HEAD') return false;
  return c.req.header('sec-fetch-mode') === 'navigate' && c.req.header('sec-fetch-dest') === 'document';
}

function sameOrigin(c: Context, ours: readonly string[]): boolean {
  const origin = c.req.header('origin');
  if (origin !== undefined && !ours.includes(origin.toLowerCase())) return false;
  const site = c.req.header('sec-fetch-site');
  return site === undefined || site === 'same-origin' || site === 'none';
}

function refuse(c: Context, why: string): Response {
  return c.text(`${why}\n`, 403);
}

/** Headers of every answer: only our own scripts, styles and connections, in no frame, and no referrer for other sites. */
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
    // With 'no-referrer', browsers would send our own forms with the origin “null”, and the guard would refuse them.
    referrerPolicy: 'same-origin',
    // Loopback has no certificate.
    strictTransportSecurity: false,
  });
}
