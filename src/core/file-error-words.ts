import { contentWords, notTextWords } from './content-error-words.ts';
import type { Problem } from './errors.ts';
import { visible } from './visible.ts';
import type { Words } from './words.ts';

/** Kinds of problems with a file that a person sent. */
export const FILE_PROBLEM_KINDS = [
  'file-missing',
  'file-not-found',
  'file-not-fetched',
  'file-is-folder',
  'file-unusual',
  'file-unreadable',
  'file-empty',
  'file-too-large',
  'file-binary',
  'file-encoding',
  'file-garbled',
  'file-control-characters',
  'file-line-too-long',
  'file-no-text',
  'file-content',
  'file-format',
  'file-not-read',
] as const;

type FileProblem = Extract<Problem, { kind: (typeof FILE_PROBLEM_KINDS)[number] }>;
type PathProblem = Extract<
  FileProblem,
  {
    kind:
      | 'file-missing'
      | 'file-not-found'
      | 'file-not-fetched'
      | 'file-is-folder'
      | 'file-unusual'
      | 'file-unreadable';
  }
>;

const megabytes = (bytes: number) => `${Math.round((bytes / 1_000_000) * 10) / 10} MB`;

export function fileProblemWords(problem: FileProblem): Words {
  return wordsOf('name' in problem ? { ...problem, name: visible(problem.name) } : problem);
}

function wordsOf(problem: FileProblem): Words {
  switch (problem.kind) {
    case 'file-missing':
    case 'file-not-found':
    case 'file-not-fetched':
    case 'file-is-folder':
    case 'file-unusual':
    case 'file-unreadable':
      return pathProblemWords(problem);
    case 'file-content':
      return contentWords(problem);
    case 'file-empty':
    case 'file-no-text':
    case 'file-format':
    case 'file-binary':
    case 'file-too-large':
      return kindProblemWords(problem);
    case 'file-not-read':
      return notReadWords(problem);
    default:
      return textProblemWords(problem);
  }
}

type KindProblem = Extract<
  FileProblem,
  { kind: 'file-empty' | 'file-no-text' | 'file-format' | 'file-binary' | 'file-too-large' }
>;

function kindProblemWords(problem: KindProblem): Words {
  switch (problem.kind) {
    case 'file-empty':
      return { en: `${problem.name} is empty, so it was not added.`, zh: `${problem.name} 是空文件，没有添加。` };
    case 'file-too-large':
      return {
        en: `${problem.name} has ${megabytes(problem.bytes)}; ${megabytes(problem.most)} is the most. Split it, or take out what is not text.`,
        zh: `${problem.name} 有 ${megabytes(problem.bytes)}，最大 ${megabytes(problem.most)}。请拆分文件，或去掉非文字内容。`,
      };
    case 'file-binary':
      return notTextWords(problem);
    case 'file-no-text':
      return {
        en: `${problem.name} has no sentence to quote, so it was not added.`,
        zh: `${problem.name} 里没有可以引用的句子，没有添加。`,
      };
    case 'file-format':
      return {
        en: `I cannot read ${problem.name}. I read ${problem.known.join(', ')}: save it as one of these.`,
        zh: `读不了 ${problem.name}。支持的格式：${problem.known.join('、')}，请另存后再添加。`,
      };
  }
}

type NotReadProblem = Extract<FileProblem, { kind: 'file-not-read' }>;
type TextProblem = Exclude<
  FileProblem,
  PathProblem | KindProblem | NotReadProblem | Extract<FileProblem, { kind: 'file-content' }>
>;

/** Says which limit a file has gone over while it was read, and what to do. */
function notReadWords(problem: NotReadProblem): Words {
  const { name } = problem;
  switch (problem.limit) {
    case 'time':
      return {
        en: `${name} takes longer than ${problem.most} seconds to read, so I stopped. Add it in parts, or save its text as .txt and add that.`,
        zh: `${name} 读了 ${problem.most} 秒还没有读完，已经停下。请分成几部分添加，或把正文另存为 .txt 再添加。`,
      };
    case 'memory':
      return {
        en: `${name} takes more memory to read than the ${problem.most} MB I may use, so I stopped. Add it in parts, or save its text as .txt and add that.`,
        zh: `读取 ${name} 要用的内存超过上限（${problem.most} MB），已经停下。请分成几部分添加，或把正文另存为 .txt 再添加。`,
      };
    case 'size':
      return {
        en: `${name} holds more text than the ${problem.most} MB an article may have. Add it in parts.`,
        zh: `${name} 的正文超过一篇文章的上限（${problem.most} MB）。请分成几部分添加。`,
      };
    case 'none':
      return {
        en: `I could not read ${name}; it may be damaged. Open it where it was made, save its text as .txt, and add that.`,
        zh: `没能读懂 ${name}，文件可能已经损坏。请用原来的程序打开它，把正文另存为 .txt 再添加。`,
      };
  }
}

function textProblemWords(problem: TextProblem): Words {
  switch (problem.kind) {
    case 'file-encoding':
      return problem.looksLike
        ? foreignWords(problem.name, problem.looksLike)
        : {
            en: `I cannot tell the encoding of ${problem.name} (tried ${problem.tried.join(', ')}). Save it as UTF-8 and add it again.`,
            zh: `认不出 ${problem.name} 的编码（试过 ${problem.tried.join('、')}）。请另存为 UTF-8 后再添加。`,
          };
    case 'file-garbled':
      return {
        en: `${problem.name} was opened in a wrong encoding (${problem.readAs}) and saved like that, so characters are lost. Find the file as it was before, or copy the text again.`,
        zh: `${problem.name} 曾被按错误的编码（${problem.readAs}）打开并保存，有些字符已经丢失。请找原来的文件，或重新复制正文。`,
      };
    case 'file-control-characters':
      return {
        en: `${problem.name} has a control character (${problem.code}) in line ${problem.line}. Take it out and add the file again.`,
        zh: `${problem.name} 第 ${problem.line} 行有控制字符（${problem.code}）。请删去后再添加。`,
      };
    case 'file-line-too-long':
      return {
        en: `Line ${problem.line} of ${problem.name} has ${problem.length} characters; ${problem.most} is the most. Break it into paragraphs.`,
        zh: `${problem.name} 第 ${problem.line} 行有 ${problem.length} 个字符，最多 ${problem.most} 个。请分成段落。`,
      };
  }
}

function foreignWords(name: string, { encoding, language }: { encoding: string; language: Words }): Words {
  return {
    en: `${name} looks like ${language.en} (${encoding}). I read Chinese and English. If it is one of these, save it as UTF-8 and add it again.`,
    zh: `${name} 看起来是${language.zh}（${encoding}）。目前只读中文和英文；如果它是其中之一，请另存为 UTF-8 后再添加。`,
  };
}

/** Why a file is hardly meant to be read as a text. */
export const UNUSUAL: Record<Extract<Problem, { kind: 'file-unusual' }>['why'], Words> = {
  device: { en: 'is a device or a pipe', zh: '是设备或管道' },
  system: { en: 'belongs to the system', zh: '是系统文件' },
  hidden: { en: 'is a hidden file', zh: '是隐藏文件' },
  link: { en: 'is a link that leads out of this folder', zh: '是指向本文件夹之外的链接' },
  outside: { en: 'is outside this folder and has no ending', zh: '在本文件夹之外，又没有扩展名' },
};

function pathProblemWords(problem: PathProblem): Words {
  switch (problem.kind) {
    case 'file-missing':
      return {
        en: 'Which article? Give its address, attach a file (text, PDF, Word, e-book, saved page, subtitles; in the console: drop it on the page), or paste the text below the command.',
        zh: '是哪篇文章？请给出网址，或附上文件（文本、PDF、Word、电子书、网页、字幕；在控制台里：把它拖到页面上），或者把正文粘贴在命令的下一行。',
      };
    case 'file-not-found':
      return notFoundWords(problem.name);
    case 'file-not-fetched':
      return {
        en: `I could not fetch ${problem.name} from the chat. Please send it once more, or paste its text.`,
        zh: `没能从聊天里取到 ${problem.name}。请重新发一次，或者直接粘贴正文。`,
      };
    case 'file-is-folder':
      return {
        en: `${problem.name} is a folder. Name the files in it.`,
        zh: `${problem.name} 是文件夹，请写出其中的文件名。`,
      };
    case 'file-unusual':
      return {
        en: `${problem.name} ${UNUSUAL[problem.why].en}, so it was not read. If it is meant, add --any-file.`,
        zh: `${problem.name} ${UNUSUAL[problem.why].zh}，没有读取。如果确实要读，请加上 --any-file。`,
      };
    case 'file-unreadable':
      return {
        en: `${problem.name} cannot be read: ${problem.why}.`,
        zh: `无法读取 ${problem.name}：${problem.why}。`,
      };
  }
}

/** An address of a page without https://, as browsers show it: a host, and what stands on it. */
const BARE_ADDRESS = /^[a-z\d-]+(?:\.[a-z\d-]+)*\.[a-z]{2,}\/\S*$/i;

function notFoundWords(name: string): Words {
  if (!BARE_ADDRESS.test(name)) return { en: `There is no file ${name}.`, zh: `没有文件 ${name}。` };
  return {
    en: `There is no file ${name}. If it is a page on the web, write https:// before it.`,
    zh: `没有文件 ${name}。如果是网页，请在前面加上 https://。`,
  };
}
