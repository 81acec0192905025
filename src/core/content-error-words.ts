import type { UnfitContent } from './errors.ts';
import type { Words } from './words.ts';

/** Sentences about a file that go on after its name. */
export const CONTENT: Record<UnfitContent, Words> = {
  scan: {
    en: 'is a scan: it has pictures of pages and no text. Run text recognition (OCR) over it and add the result.',
    zh: '是扫描件，只有页面图片，没有文字。请先用文字识别（OCR）处理后再添加。',
  },
  encrypted: {
    en: 'is locked with a password. Save it without one and add it again.',
    zh: '有密码保护。请去掉密码另存后再添加。',
  },
  damaged: {
    en: 'is damaged, or not the kind of file that its name says. Open it, save it again and add that.',
    zh: '已损坏，或者与扩展名不符。请打开后重新保存，再添加。',
  },
  'too-many-pages': {
    en: 'has more than 500 pages. Split it and add the parts.',
    zh: '超过 500 页。请拆分后分别添加。',
  },
  'too-large-inside': {
    en: 'has too much in it to read as one article. Split it and add the parts.',
    zh: '内容太多，无法作为一篇文章读取。请拆分后分别添加。',
  },
  'too-deep': {
    en: 'is nested too deeply to be read. Paste the text of the article instead.',
    zh: '嵌套层次太深，无法读取。请直接粘贴正文。',
  },
  'no-article': {
    en: 'has no article that I can find. Paste the text instead.',
    zh: '里没有找到文章。请直接粘贴正文。',
  },
  walled: {
    en: 'shows a wall (a log-in, payment or check) instead of the article. Open the article, save the page and add that file.',
    zh: '显示的是登录、付费或验证页面，不是文章。请打开文章，保存网页，再添加那个文件。',
  },
  links: {
    en: 'is a list of links and not an article. Add one of the articles that it leads to.',
    zh: '是链接列表，不是文章。请添加其中的某一篇。',
  },
  'drawn-by-script': {
    en: 'is drawn by a script and has no text in it. Open it in a browser, save the page and add that file, or paste the text.',
    zh: '由脚本生成，文件里没有正文。请在浏览器中打开并保存网页，再添加那个文件，或者直接粘贴正文。',
  },
  'error-page': {
    en: 'is an error page: the article is not there.',
    zh: '是错误页面，文章不在那里。',
  },
};

/** Says why a file holds nothing that can be read as an article. */
export function contentWords({ name, why }: { name: string; why: UnfitContent }): Words {
  return { en: `${name} ${CONTENT[why].en}`, zh: `${name} ${CONTENT[why].zh}` };
}

// Kinds of files that cannot be saved as a text, as `looksLike` names them.
const PICTURES = /^(?:PNG|JPEG|GIF|WebP|TIFF|HEIC|AVIF|BMP)$/;
const PACKAGES = /^(?:ZIP|GZIP|7Z|RAR)$/;
const RECORDINGS = /^MP[34]$/;

/** Says what to do with a file that is not text. `looksLike`: what its first bytes show. */
export function notTextWords({ name, looksLike = '' }: { name: string; looksLike?: string }): Words {
  if (PICTURES.test(looksLike))
    return {
      en: `${name} is a picture, and I read only text. Run text recognition (OCR) over it and add the result.`,
      zh: `${name} 是图片，而我只能读文字。请先用文字识别（OCR）处理后再添加。`,
    };
  if (PACKAGES.test(looksLike))
    return {
      en: `${name} is a package (${looksLike}). Unpack it and add the files in it.`,
      zh: `${name} 是压缩包（${looksLike}）。请解压后添加里面的文件。`,
    };
  if (RECORDINGS.test(looksLike))
    return {
      en: `${name} is a recording, and I read only text. Add its subtitles (.srt or .vtt) or a transcript.`,
      zh: `${name} 是音频或视频，而我只能读文字。请添加它的字幕（.srt 或 .vtt）或文字稿。`,
    };
  return {
    en: `I cannot read ${name} as an article${looksLike && `: it looks like ${looksLike}`}. Save it as .docx, .pdf, .txt or .md and add that.`,
    zh: `${name} 无法作为文章读取${looksLike && `（看起来是 ${looksLike}）`}。请存为 .docx、.pdf、.txt 或 .md 再添加。`,
  };
}
