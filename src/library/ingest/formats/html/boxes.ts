import type { PageDocument, PageElement } from './dom.ts';

/** Classes and ids of boxes that are never an article's text, whatever stands in them. */
const BOX =
  /(?:^|[\s_-])(?:newsletters?|subscri(?:be|ption)s?|sign-?up|paywall|regwall|skip-?(?:link|block|nav|to-content)|accesshide|related(?:-?(?:posts?|articles?|stories|links?|content|news|items?|box))?|recommend(?:ed|ations?)|read-?(?:more|next|also)|also-?(?:read|like)|you-?may|promo(?:tion)?s?|popup|modal|share|sharing|social(?:-?(?:share|links|media))?|trending|most-?(?:read|popular|viewed)|author-?(?:bio|box|info|card)|about-?(?:the-?)?author|post-?author|advert(?:isement)?s?|ad-?(?:slot|container|wrapper|unit|label)|commercial-label|sponsor(?:ed)?|donat(?:e|ion)|cta|call-?to-?action|video-card|breadcrumbs?|cookie-?(?:banner|consent|notice)|tags?-?(?:list|links|cloud)|post-?(?:tags|nav(?:igation)?)|prev-?next|pagination|print-?only|bdsharebuttonbox|xiangguan|tuijian)(?:$|[\s_-])/i;
/** What is larger is the article itself, or a part of it, whatever it is called. */
const LARGEST = 1_600;
const MOST_OF_PAGE = 0.15;
const KEPT = /^(?:html|head|body|main|article|h1|meta|link|script)$/i;

/** Takes boxes out of a page: newsletters, related articles, shares, calls to buy. */
export function withoutBoxes<T extends PageDocument>(document: T): T {
  const whole = lengthOf(document.body);
  for (const element of [...document.querySelectorAll('[class], [id]')]) {
    const called = `${element.getAttribute('class') ?? ''} ${element.getAttribute('id') ?? ''}`;
    if (!BOX.test(called.slice(0, 300)) || KEPT.test(element.tagName)) continue;
    const length = lengthOf(element);
    if (length <= LARGEST && length <= MOST_OF_PAGE * whole && !element.querySelector('h1')) element.remove();
  }
  return document;
}

const lengthOf = (element: PageElement) => (element.textContent ?? '').replace(/\s+/g, ' ').length;
