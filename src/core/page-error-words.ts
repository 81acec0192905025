import type { Problem } from './errors.ts';
import type { PageRefusal } from './page-refusals.ts';
import { visible } from './visible.ts';
import type { Words } from './words.ts';

export type PageProblem = Extract<Problem, { kind: 'page' }>;

/** The way out where the page itself cannot be had: a person may read what their browser shows. */
const INSTEAD: Words = {
  en: 'Open it in your browser, save the page, and add that file.',
  zh: '请用浏览器打开它，把网页存成文件，再添加这个文件。',
};

/** `says`: of the page at the address, which is named before. `instead`: what to do, where it is not to save the page. */
type Said = { says: Words; instead?: Words };

const MIND_THE_ADDRESS: Words = { en: 'Look whether the address is right.', zh: '请检查网址是否正确。' };

const SAID: Record<Exclude<PageRefusal, 'no-address' | 'not-connected'>, Said> = {
  scheme: {
    says: { en: 'is not a page on the web', zh: '不是网页地址' },
    instead: {
      en: 'Give an address that begins with https:// or http://.',
      zh: '请给出以 https:// 或 http:// 开头的网址。',
    },
  },
  port: {
    says: {
      en: 'names a port of its own, and I read only from the usual ones',
      zh: '带有端口号，而我只从常用端口读取',
    },
  },
  credentials: {
    says: { en: 'has a name or password in it, which I never send', zh: '里面带有用户名或密码，我不会发送这些' },
    instead: { en: 'Take it out of the address.', zh: '请把它从网址里去掉。' },
  },
  private: {
    says: { en: 'is in a private network, where I read nothing', zh: '在内部网络里，那里的网页我不读' },
  },
  robots: {
    says: { en: 'is on a site that asks programs not to read it', zh: '所在的网站不允许程序读取' },
  },
  'robots-unreachable': {
    says: {
      en: 'is on a site that did not answer whether programs may read it',
      zh: '所在的网站没有回答是否允许程序读取',
    },
    instead: {
      en: 'Try again later, or save the page in your browser and add that file.',
      zh: '请稍后再试，或者用浏览器把网页存成文件再添加。',
    },
  },
  'no-site': {
    says: { en: 'is on a site that I cannot find', zh: '所在的网站找不到' },
    instead: {
      en: 'Look whether the address is right; if it is, I may be offline just now.',
      zh: '请检查网址是否正确；如果没有错，可能是我这边暂时断网了。',
    },
  },
  unreachable: {
    says: { en: 'cannot be reached', zh: '连接不上' },
    instead: { en: 'Look whether the address is right, or try again later.', zh: '请检查网址是否正确，或者稍后再试。' },
  },
  certificate: {
    says: {
      en: 'has no valid certificate, so nobody can tell whose page it is',
      zh: '没有有效的证书，无法确认是谁的网页',
    },
  },
  'too-slow': {
    says: { en: 'did not come within ten seconds', zh: '在十秒内没有传完' },
    instead: {
      en: 'Try again later, or save the page in your browser and add that file.',
      zh: '请稍后再试，或者用浏览器把网页存成文件再添加。',
    },
  },
  'too-large': { says: { en: 'is larger than I may read', zh: '太大了，超出了上限' } },
  redirects: {
    says: {
      en: 'leads from one address to the next and never to a page; it may want a log-in',
      zh: '一直在跳转，到不了网页，可能需要登录',
    },
  },
  insecure: {
    says: { en: 'leads from a secure address to one that is not', zh: '从安全的网址跳转到了不安全的网址' },
  },
  gone: { says: { en: 'is not there (any more)', zh: '不存在，或者已经被删除' }, instead: MIND_THE_ADDRESS },
  'log-in': { says: { en: 'can be read only after logging in', zh: '需要登录才能看' } },
  wall: { says: { en: 'is shown in full only to those who log in or subscribe', zh: '需要登录或订阅才能看全' } },
  forbidden: { says: { en: 'is not shown to programs', zh: '不让程序读取' } },
  'too-often': {
    says: { en: 'cannot be asked for just now, because too many pages are', zh: '现在读不了，因为请求太多' },
    instead: { en: 'Try again in a few minutes.', zh: '请过几分钟再试。' },
  },
  trouble: {
    says: { en: 'did not come, because the site has trouble', zh: '没有传来，网站出了故障' },
    instead: { en: 'Try again later.', zh: '请稍后再试。' },
  },
  broken: { says: { en: 'came in a form that cannot be read', zh: '传来的内容已损坏，读不了' } },
  empty: { says: { en: 'is empty', zh: '是空的' } },
  'other-kind': { says: { en: 'is not an article', zh: '不是文章' } },
  list: {
    says: { en: 'is a list of links, not an article', zh: '是链接列表，不是文章' },
    instead: { en: 'Give the address of the article itself.', zh: '请给出文章本身的网址。' },
  },
  script: { says: { en: 'is drawn by a script, so I do not see its text', zh: '由脚本生成，我看不到正文' } },
  'no-article': { says: { en: 'has no article that I can find', zh: '里面找不到文章' } },
};

/** Words why a page was not read, and what to do instead. */
export function pageProblemWords({ why, address, found }: PageProblem): Words {
  if (why === 'no-address')
    return {
      en: 'I see no link to an article there, and no file that I can read. Give the address of a page, as https://example.org/article.',
      zh: '这里没有文章的链接，也没有能读的文件。请给出网页的地址，例如 https://example.org/article。',
    };
  if (why === 'not-connected')
    return {
      en: `Pages cannot be fetched here. ${INSTEAD.en}`,
      zh: `这里不能读取网页。${INSTEAD.zh}`,
    };
  const { says, instead = INSTEAD } = SAID[why];
  const place = visible(address);
  const kind = why === 'other-kind' && found ? [` (${visible(found)})`, `（${visible(found)}）`] : ['', ''];
  return { en: `${place} ${says.en}${kind[0]}. ${instead.en}`, zh: `${place} ${says.zh}${kind[1]}。${instead.zh}` };
}
