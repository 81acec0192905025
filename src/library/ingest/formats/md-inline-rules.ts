import { MASKED } from './md-masks.ts';

const IMPORT = /^import\s+(?:[^'"\n;]{1,300}?\sfrom\s*)?(['"])[^'"\n]{1,300}\1;?[ \t]*$/gm;
const LONG_IMPORT = /^import\s+\{[^{}'"]{1,1000}\}\s*from\s*(['"])[^'"\n]{1,300}\1;?[ \t]*$/gm;
const EXPORT =
  /^export\s+(?:const|let|var|default|function|async|type|\{)(?=[^\n]*[={(;])[^\n]*(?:\n(?=[^\n]*\S)[^\n]*){0,80}/gm;
const JSX_COMMENT = /\{\/\*[\s\S]{0,2000}?\*\/\}/g;
const JSX =
  /<\/?(?=[A-Z0-9]{1,40}[a-z])[A-Z][\w.]*(?:\s(?:[^<>{}]|\{(?:[^{}]|\{[^{}]{0,300}\}){0,300}\}){0,1000})?\/?>/g;
const SHORTCODE = /\{\{<[\s\S]{0,1000}?>\}\}|\{\{%[\s\S]{0,1000}?%\}\}|\{%-?[\s\S]{0,600}?-?%\}/g;
const TEMPLATE_IN_TARGET = /(\]\([^()\n]{0,300}?)\{\{[^{}\n]{0,200}\}\}/g;
const IMAGE = /!\[(?:[^[\]\n]|\[[^[\]\n]{0,200}\]){0,500}\]\((?:[^()\n]|\([^()\n]{0,300}\)){0,2000}\)/g;
const EMBED = /!\[\[[^[\]\n]{1,300}\]\]/g;
const WIKI_PAGE = /\[\[(?:category|file|image|分类|分類|文件|图像|圖像)[:：][^[\]\n]{1,300}\]\]/gi;
const WIKI_LINK = /\[\[([^[\]|\n]{1,300})(?:\\?\|([^[\]\n]{0,300}))?\]\]/g;
const COMMENT = /%%(?=[^%])[\s\S]{1,2000}?%%/g;
const MARKED = /(?<![=\w])==(?=[^\s=])([^=\n]{1,500}?)(?<=\S)==(?![=\w])/g;
const MARKED_HAN = /==(?=[^\s=])([^=\n]{0,500}?\p{Script=Han}[^=\n]{0,500}?)(?<=\S)==(?!=)/gu;
const SPAN_ATTRIBUTES = /\[([^[\]\n]{1,300})\]\{[.#][^{}\n]{0,200}\}/g;
const ATTRIBUTES = new RegExp(
  `(?<=[)\\]*_>]|${MASKED})\\{:?[ \\t]*(?:[.#][^{}\\n]{0,200}|[\\w-]{1,40}=[^{}\\n]{0,200})\\}|\\{:[^{}\\n]{1,200}\\}`,
  'g',
);
const EMOJI = /(?<=^|[\s>*_，。！？：；、）])(?::[a-z][a-z0-9_+-]{1,40}:)+(?=$|[\s<*_，。！？：；、（.,!?])/gm;
const RAISED = /(?<=[\p{L}\p{N})])\^([\p{L}\p{N}+-]{1,12})\^(?![\p{L}\p{N}])/gu;
const LOWERED = /(?<=[\p{L}])~(\d{1,4})~(?!~)/gu;
const TARGET_WITH_BLANKS = /(?<=\])\((?:[^()<>\n"'\s]{0,300}[ \t]){1,20}[^()<>\n"'\s]{1,300}\)/g;

/** Removes from text outside code, or writes in CommonMark and HTML, what other programs add to Markdown. */
export function plainInline(text: string): string {
  const lean = braces(withoutComments(text))
    .replace(IMAGE, '')
    .replace(EMBED, '')
    .replace(WIKI_PAGE, '')
    .replace(WIKI_LINK, (_, page: string, alias: string | undefined) => alias?.trim() || pageName(page))
    .replace(TARGET_WITH_BLANKS, '(x)');
  const marked = lean.includes('==') ? lean.replace(MARKED, '$1').replace(MARKED_HAN, '$1') : lean;
  const plain = marked.includes('%%') ? marked.replace(COMMENT, '') : marked;
  return strong(escapeOpenTags(plain.replace(EMOJI, '').replace(RAISED, '$1').replace(LOWERED, '$1')));
}

/** Removes what sites mark with braces, and what programs in the text are. */
function braces(text: string): string {
  const bare = text.replace(IMPORT, '').replace(LONG_IMPORT, '').replace(EXPORT, '').replace(JSX, '');
  if (!bare.includes('{')) return bare;
  return bare
    .replace(JSX_COMMENT, '')
    .replace(SHORTCODE, '')
    .replace(TEMPLATE_IN_TARGET, '$1x')
    .replace(SPAN_ATTRIBUTES, '$1')
    .replace(ATTRIBUTES, '');
}

const COMMENT_BEGIN = '<!--';
const COMMENT_END = '-->';

function withoutComments(text: string): string {
  let result = '';
  let done = 0;
  for (let at = text.indexOf(COMMENT_BEGIN); at >= 0; at = text.indexOf(COMMENT_BEGIN, done)) {
    const end = text.indexOf(COMMENT_END, at + 2);
    if (end < 0) return `${result}${text.slice(done, at)}&lt;${text.slice(at + 1)}`;
    result += text.slice(done, at);
    done = end + COMMENT_END.length;
  }
  return result + text.slice(done);
}

/** The name of a page as it is shown: its path is not, its heading is. */
function pageName(page: string): string {
  const shown = page.split('#').map((part) => part.trim());
  return shown.filter((part) => part && !part.startsWith('^')).join(' > ');
}

const SWALLOWS =
  /<(script|style|textarea|title|xmp|iframe|noembed|noframes|plaintext|select|option|button|nav|template|noscript|svg|math|canvas|audio|video|object|dialog)(?=[\s/>])/gi;

/** Escapes tags that are mentioned and never closed (“the <script> tag”), because a browser would take all that follows for their content. */
function escapeOpenTags(text: string): string {
  if (!text.includes('<')) return text;
  const lower = text.toLowerCase();
  return text.replace(SWALLOWS, (tag, name: string, at: number) =>
    lower.lastIndexOf(`</${name.toLowerCase()}`) > at ? tag : `&lt;${tag.slice(1)}`,
  );
}

const HAN = /\p{Script=Han}/u;
// CommonMark takes these marks for text where punctuation stands inside and a letter outside: **“迷你”**版.
const STRONG = /(?<!\\)(\*{1,3}|__|~~)(?=[^\s*_~])([^*_~\n]{1,300}?)(?<=[^\s*_~\\])\1/gu;
const STRONG_WITH_BLANKS = /(?<![*\\])\*\* ?(?=[^\s*])([^*\n]{1,300}?)(?<=[^\s*\\]) ?\*\*(?!\*)/gu;
const MARK = /^[\p{P}\p{S}]$/u;
const WORD = /^[\p{L}\p{N}\p{Cc}]$/u;

/** Writes emphasis as an element where CommonMark would not see it, in text with Han. */
function strong(text: string): string {
  if (!/\*|__|~~/.test(text)) return text;
  return text
    .split('\n')
    .map((line) => (HAN.test(line) && /\*|__|~~/.test(line) ? strongLine(line) : line))
    .join('\n');
}

function strongLine(line: string): string {
  return line
    .replace(STRONG_WITH_BLANKS, '**$1**')
    .replace(STRONG, (whole, marks: string, words: string, at: number) => {
      const isLost =
        (MARK.test(words.charAt(0)) && WORD.test(line.charAt(at - 1))) ||
        (MARK.test(words.slice(-1)) && WORD.test(line.charAt(at + whole.length)));
      return isLost || marks === '__' ? `<b>${words}</b>` : whole;
    });
}
