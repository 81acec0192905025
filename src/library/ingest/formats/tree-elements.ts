import type { Element, Nodes } from 'hast';

const words = (text: string): ReadonlySet<string> => new Set(text.split(' '));

/** Elements whose content is not text: pictures, programs, controls, navigation. */
const UNSEEN = words(
  'script style template noscript head title base link meta nav button select option optgroup textarea input datalist output progress ' +
    'meter svg canvas audio video iframe frame frameset noframes object embed applet map area img picture source track rp dialog ' +
    'annotation annotation-xml',
);
const UNSEEN_ROLES = words('navigation search menu menubar toolbar dialog alertdialog');
const UNSEEN_CLASSES = words(
  'sr-only visually-hidden screen-reader-text mw-editsection mw-jump-link mw-cite-backlink navbox toc headerlink anchor-link',
);
const UNSEEN_TYPES = words('pagebreak page-list toc landmarks');
const HIDDEN_STYLE = /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)/i;

/** Elements that end a paragraph before and after them. */
export const BLOCKS = words(
  'address article aside blockquote body center dd details dialog dir div dl dt fieldset figcaption figure footer form header hgroup hr html legend li main ' +
    'menu ol p pre section summary ul table caption colgroup thead tbody tfoot tr td th',
);
export const HEADING = /^h([1-6])$/;
/** Elements that are a passage, however many sentences they have. */
export const CAPTIONS = words('figcaption caption legend');
export const ITEMS = words('li dt dd');

/** Returns a property as words: `class="a b"` and `role` alike. */
export function propertyWords(element: Element, name: string): string[] {
  const value = element.properties[name];
  return Array.isArray(value) ? value.map(String) : typeof value === 'string' ? value.split(/\s+/) : [];
}

/** The kinds of an element in an e-book: `epub:type` and the roles that begin with `doc-`. */
export function bookTypes(element: Element): string[] {
  const types = [...propertyWords(element, 'epub:type'), ...propertyWords(element, 'epubType')];
  return [...types, ...propertyWords(element, 'role').map((role) => role.replace(/^doc-/, ''))];
}

/** True if a reader does not see the element, or sees a picture, a control or navigation. */
export function isUnseen(element: Element): boolean {
  const { tagName, properties } = element;
  if (UNSEEN.has(tagName)) return true;
  if (properties.hidden !== undefined && properties.hidden !== false) return true;
  if (properties.ariaHidden === 'true') return true;
  if (HIDDEN_STYLE.test(String(properties.style ?? '').slice(0, 1_000))) return true;
  if (propertyWords(element, 'role').some((role) => UNSEEN_ROLES.has(role))) return true;
  if (bookTypes(element).some((type) => UNSEEN_TYPES.has(type))) return true;
  return propertyWords(element, 'className').some((name) => UNSEEN_CLASSES.has(name));
}

/** Returns the text of a node without looking at what its elements mean. Stops after `most` nodes. */
export function textOf(node: Nodes, most = Number.POSITIVE_INFINITY): string {
  const open: Nodes[] = [node];
  let text = '';
  for (let count = 0; count < most; count++) {
    const next = open.pop();
    if (!next) break;
    if (next.type === 'text') text += next.value;
    else if (next.type === 'element' && next.tagName === 'br') text += '\n';
    else if (next.type === 'root' || (next.type === 'element' && !isUnseen(next))) {
      for (let index = next.children.length - 1; index >= 0; index--) {
        const child = next.children[index];
        if (child) open.push(child);
      }
    }
  }
  return text;
}
