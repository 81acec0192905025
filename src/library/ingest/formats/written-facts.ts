import { readDay, readLine, readNames } from '#core/article-facts.ts';
import type { DocumentFacts } from './block.ts';

// What programs write where a name or title should be.
const NO_NAME =
  /^(?:admin(?:istrator)?|user|owner|unknown|author|anonymous|微软用户|微軟使用者|用户|microsoft(?: office)?(?: user)?|windows(?: user| 用户)?|python-docx|.*@.*|[a-z]\w{0,3}|\W+|.*[()\\/].*)$/i;
const NO_TITLE =
  /^(?:microsoft (?:word|powerpoint)|untitled|无标题|slide \d|powerpoint|document\d*$|word document$|.*\.(?:docx?|pdf|tex|dvi|indd|qxd|rtf|odt|p65|pptx?|html?|wps)$|[\x21-\x7e]*$)/i;

/** The day on which a much used program says that every document was made. */
const DAY_OF_TEMPLATE = '2013-12-23';

type Written = { title?: string | undefined; authors?: readonly string[] | undefined; published?: string | undefined };

/** Reads what a program wrote into a file about it. What programs write without being asked is left out. */
export function writtenFacts({ title, authors = [], published }: Written): DocumentFacts {
  const line = title && readLine(title.replaceAll('\0', ''));
  const names = authors.flatMap((one) => readNames(one) ?? []).filter((one) => !NO_NAME.test(one));
  const day = published && readDay(published);
  return {
    ...(line && !NO_TITLE.test(line) && { title: line }),
    ...(names.length && { authors: names }),
    ...(day && day !== DAY_OF_TEMPLATE && { published: day }),
  };
}
