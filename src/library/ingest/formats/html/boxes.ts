import type { PageDocument, PageElement } from './dom.ts';

/** Classes and ids of boxes that are never an article's text, whatever stands in them. */
const BOX =
  /(?:^|[\s_-])(?:newsletters?|subscri(?:be|ption)s?|sign-?(?:up|in)|skip-?(?:link|block|nav|to-content)|accesshide|related(?:-?(?:posts?|articles?|stories|links?|content|news|items?|box))?|recommend(?:ed|ations?)|read-?(?:more|next|also)|also-?(?:read|like)|you-?may|promo(?:tion)?s?|popup|modal|share|sharing|social(?:-?(?:share|links|media))?|trending|most-?(?:read|popular|viewed)|author-?(?:bio|box|info|card)|about-?(?:the-?)?author|post-?author|advert(?:isement)?s?|ad-?(?:slot|container|wrapper|unit|label)|commercial-label|sponsor(?:ed)?|donat(?:e|ion)|cta|call-?to-?action|video-?(?:card|item|info|time)|breadcrumbs?|cookie-?(?:banner|consent|notice)|tags?-?(?:list|links|cloud)|post-?(?:tags|nav(?:igation)?)|prev-?next|pagination|print-?only|bdsharebuttonbox|xiangguan|tuijian)(?:$|[\s_-])/i;
/** Classes of what a page hides, and those that show it again on a larger screen. */
const HIDDEN = /(?:^|\s)(?:hidden|is-hidden|d-none|u-hidden|hide|invisible)(?=\s|$)/;
const SHOWN_AGAIN = /(?:^|\s)(?:(?:sm|md|lg|xl|2xl|print):|d-(?:sm|md|lg|xl)-|visible|show)/;
/** Dialogs about cookies, and other dialogs: never an article, however long they are. */
const DIALOGS =
  '[role="dialog" i], [role="alertdialog" i], dialog, [id^="onetrust" i], [id*="cookie-consent" i], [class*="cookie-consent" i], [id*="cookiebanner" i], [class*="cookie-banner" i], [id*="gdpr" i], [class*="gdpr" i], [id^="CybotCookiebot"], [id^="sp_message"], [id*="usercentrics" i], [class^="fc-consent"], [class*="qc-cmp" i]';
/** What is larger is the article itself, or a part of it, whatever it is called; so is what is called the same in many places. */
const LARGEST = 4_000;
const MOST_OF_PAGE = 0.15;
/** Elements that are measured. */
const MOST_ELEMENTS = 500;
const KEPT = /^(?:html|head|body|main|article|h[1-6]|p|blockquote|meta|link|script)$/i;

/** Takes boxes out of a page: newsletters, related articles, shares, calls to buy. */
export function withoutBoxes<T extends PageDocument>(document: T): T {
  const dialogs = [...document.querySelectorAll(DIALOGS)];
  for (const dialog of dialogs) if (!KEPT.test(dialog.tagName) && !dialog.querySelector('h1, article')) dialog.remove();
  const most = MOST_OF_PAGE * lengthOf(document.body);
  const boxes = new Map<string, { elements: PageElement[]; length: number }>();
  let measured = 0;
  for (const element of document.querySelectorAll('[class], [id]')) {
    if (measured >= MOST_ELEMENTS) break;
    const called = `${element.getAttribute('class') ?? ''} ${element.getAttribute('id') ?? ''}`.slice(0, 300);
    if (KEPT.test(element.tagName) || !(BOX.test(called) || isHidden(element.getAttribute('class') ?? ''))) continue;
    measured += 1;
    const length = lengthOf(element);
    if (length > LARGEST || element.querySelector('h1')) continue;
    const same = boxes.get(called) ?? { elements: [], length: 0 };
    same.elements.push(element);
    same.length += length;
    boxes.set(called, same);
  }
  const small = [...boxes.values()].filter(({ length }) => length <= most);
  for (const element of small.flatMap(({ elements }) => elements)) element.remove();
  return document;
}

const isHidden = (names: string) => HIDDEN.test(names) && !SHOWN_AGAIN.test(names);

const lengthOf = (element: PageElement) => element.textContent?.length ?? 0;
