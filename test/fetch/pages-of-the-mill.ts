import { html, status, walk } from './sites.ts';
import type { Site } from './web.ts';

const EN = [
  'The mill stood still on Sundays, and nobody in the valley asked the miller why.',
  'When he died, they found a diary of the weather in forty volumes, bound in grey cloth.',
  'The first volume begins with a storm that took the roof of the barn and left the hens alive.',
  'The last one ends with a calm morning in June, and with a list of the birds that he had seen.',
  'The library keeps them in the cellar, where it is dry, and lends them to nobody.',
];
const ZH = [
  '磨坊星期天不开工，山谷里没有人问磨坊主为什么。',
  '他死后，人们找到了四十卷天气日记，用灰布装订。',
  '第一卷从一场暴风雨写起，那场雨掀掉了谷仓的屋顶，母鸡却都活着。',
  '最后一卷写到六月里一个平静的早晨，还有他见过的鸟的名单。',
  '图书馆把它们放在干燥的地下室里，从不外借。',
];

/** A page with an article: `hreflang` to the other language, and what pages have around an article. */
export function millPage(language: 'en' | 'zh', more: { last?: string; head?: string } = {}): string {
  const [title, sentences] = language === 'en' ? ['The Silent Mill', EN] : ['沉默的磨坊', ZH];
  const all = more.last ? [...sentences, more.last] : sentences;
  return `<!doctype html><html lang="${language === 'en' ? 'en-GB' : 'zh-CN'}"><head><title>${title} | Valley Review</title>
<meta property="og:title" content="${title}"><meta name="author" content="Ada Thorne">
<meta property="article:published_time" content="2024-05-06T10:00:00Z">
<link rel="alternate" hreflang="en" href="https://site.example/en/silent-mill">
<link rel="alternate" hreflang="zh-CN" href="https://site.example/zh/silent-mill">
<link rel="alternate" hreflang="fr" href="https://site.example/fr/silent-mill">${more.head ?? ''}</head>
<body><nav><a href="/">Home</a> <a href="/news">News</a></nav>
<article><h1>${title}</h1>${all.map((one) => `<p>${one}</p>`).join('\n')}</article>
<footer>© Valley Review</footer></body></html>`;
}

export const FIRST = EN[0] ?? '';
export const FIRST_ZH = ZH[0] ?? '';

const links = Array.from({ length: 40 }, (_, n) => `<li><a href="/${n}">The story of wheel number ${n}</a></li>`);
const shell = '<!doctype html><html><head><title>App</title><script src="/app.js"></script></head>';

/** Pages that hold no article, by path, with the reason that is told. */
export const WITHOUT: Readonly<Record<string, { page: string; told: string }>> = {
  '/wall': {
    page: `<!doctype html><title>The Silent Mill</title><article><h1>The Silent Mill</h1><p>${EN[0]}</p><p>Subscribe to read the rest. Already a subscriber? Sign in.</p></article>`,
    told: 'is shown in full only to those who log in or subscribe',
  },
  '/log-in': {
    page: '<!doctype html><title>Log in</title><form><p>Please log in to go on.</p><input type="password" name="p"></form>',
    told: 'is shown in full only to those who log in or subscribe',
  },
  '/list': {
    page: `<!doctype html><title>News</title><main><h1>News</h1><ul>${links.join('')}</ul></main>`,
    told: 'is a list of links',
  },
  '/app': {
    page: `${shell}<body><div id="root"></div><noscript>You need to enable JavaScript to run this app.</noscript></body></html>`,
    told: 'is drawn by a script',
  },
  '/soft-404': {
    page: '<!doctype html><title>Page not found</title><main><h1>404</h1><p>The page you are looking for does not exist.</p></main>',
    told: 'is not there (any more)',
  },
  '/nothing': { page: '<!doctype html><title>x</title><p></p>', told: 'has no article that I can find' },
};

let changed = '';

/** Makes the English page end with another sentence from now on. */
export function changeTheMill(last: string): void {
  changed = last;
}

const site: Readonly<Record<string, Site>> = {
  '/en/silent-mill': (...asked) => html(millPage('en', { last: changed }))(...asked),
  '/zh/silent-mill': html(millPage('zh')),
  '/en/4821938.html': html(millPage('en')),
  '/notes.md': (_, response) =>
    response.writeHead(200, { 'content-type': 'text/markdown' }).end(`# Notes on the mill\n\n${EN.join(' ')}\n`),
  '/gone': status(404),
  ...Object.fromEntries(Object.entries(WITHOUT).map(([path, { page }]) => [path, html(page)])),
};

/** The sites of the mill, for `openWeb`. */
export const MILL: Readonly<Record<string, Site>> = { 'site.example': walk(site) };
export const MILL_EN = 'https://site.example/en/silent-mill';
export const MILL_ZH = 'https://site.example/zh/silent-mill';
