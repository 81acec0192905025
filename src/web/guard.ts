import type { Context, MiddlewareHandler } from 'hono';
import { secureHeaders } from 'hono/secure-headers';

// A page anywhere on the web can make its own host name point at 127.0.0.1 (DNS rebinding) and can send requests to any address
// (cross-site request forgery). The first shows in Host, the second in Origin and Sec-Fetch-Site; browsers let no page forge
// them. Any port will do: behind `ssh -L` it is not ours, and a foreign page cannot choose the name.
const OWN_HOST = /^(127\.0\.0\.1|localhost|\[::1\])(:\d{1,5})?$/i;

/**
 * Refuses what did not come from a page of ours, a person's own navigation, or a program on this machine. `origin`: where Parley is
 * reached besides (`https://read.example.org`); a proxy in front hands its name on, or uses a name of this machine.
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

/** The origins that our pages may have which ask under this Host; none when it is not ours. */
function ownOrigins(host: string, origin: string | undefined): string[] {
  if (OWN_HOST.test(host)) return [`http://${host}`.toLowerCase(), ...(origin ? [origin] : [])];
  if (!origin) return [];
  const { host: usual, hostname, protocol, port } = new URL(origin);
  const full = `${hostname}:${port || (protocol === 'https:' ? '443' : '80')}`;
  return [usual, full].includes(host.toLowerCase()) ? [origin] : [];
}

/** Following a link from elsewhere to a page is fine: it changes nothing, and the page that links cannot read the answer. */
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
    // With 'no-referrer' a form of our own would be sent with the origin “null”, and refused above.
    referrerPolicy: 'same-origin',
    // Loopback has no certificate.
    strictTransportSecurity: false,
  });
}
