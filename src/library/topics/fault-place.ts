import type { Words } from '#core/words.ts';
import type { YamlPath } from '../yaml-file.ts';
import { list, record, word, type YamlFields } from './fields.ts';

const ORDINALS = 'first second third fourth fifth sixth seventh eighth ninth tenth'.split(' ');

/** “Third”, or “12th”. `at`: from 0. */
function ordinal(at: number): string {
  const number = at + 1;
  const ending = ['th', 'st', 'nd', 'rd'][number % 100 > 10 && number % 100 < 14 ? 0 : number % 10] ?? 'th';
  return ORDINALS[at] ?? `${number}${ending}`;
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** Names a place of a topic as people speak of it: “Camp “Decouple”, third sentence”. Undefined for the file as a whole. */
export function placeWords(path: YamlPath, file: YamlFields): Words | undefined {
  const [part, at, ...rest] = path;
  if (part === undefined) return undefined;
  const whole = typeof at === 'number' ? numbered(String(part), at, file) : wholePart(String(part), at);
  if (part === 'camps' && typeof at === 'number') return together(campWords(at, file), campPart(rest));
  return whole && together(whole, insideWords(rest));
}

const together = (one: Words, ...others: (Words | undefined)[]): Words => {
  const all = [one, ...others].filter((words) => words !== undefined);
  return { en: all.map(({ en }) => en).join(', '), zh: all.map(({ zh }) => zh).join('，') };
};

function campWords(at: number, file: YamlFields): Words {
  const name = record(record(list(file.camps)[at]).name);
  const [en, zh] = [word(name.en), word(name['zh-Hans'])];
  return {
    en: en || zh ? `Camp “${en || zh}”` : `${capital(ordinal(at))} camp`,
    zh: zh || en ? `“${zh || en}”` : `第 ${at + 1} 派`,
  };
}

function campPart([key, at, ...rest]: YamlPath): Words | undefined {
  if (key === 'claims' && typeof at === 'number') {
    const sentence = { en: `${ordinal(at)} sentence`, zh: `第 ${at + 1} 句主张` };
    return together(sentence, insideWords(rest));
  }
  const named = CAMP_PARTS[String(key)];
  return named && together(named, insideWords(at === undefined ? [] : [at, ...rest]));
}

const CAMP_PARTS: Readonly<Record<string, Words>> = {
  id: { en: 'id', zh: '短名' },
  name: { en: 'name', zh: '名称' },
  summary: { en: 'summary', zh: '概要' },
  claims: { en: 'sentences', zh: '主张' },
  answer: { en: 'answer to the others', zh: '对其他各派的回应' },
};

/** The place within a sentence: a piece of evidence, or another of its entries. */
function insideWords([key, at]: YamlPath): Words | undefined {
  if (key === 'evidence' && typeof at === 'number')
    return { en: `${ordinal(at)} piece of evidence`, zh: `第 ${at + 1} 条依据` };
  if (key === 'answers' && typeof at === 'number') return { en: `${ordinal(at)} answer`, zh: `第 ${at + 1} 个回答` };
  return KEYS[String(key)];
}

const KEYS: Readonly<Record<string, Words>> = {
  id: { en: 'id', zh: '短名' },
  kind: { en: 'kind', zh: '题型' },
  camp: { en: 'camp', zh: '所属派别' },
  point: { en: 'point', zh: '分歧点' },
  from: { en: 'passage', zh: '出处' },
  for: { en: 'side for it', zh: '正方' },
  against: { en: 'side against it', zh: '反方' },
  edition: { en: 'edition', zh: '语言版本' },
  evidence: { en: 'evidence', zh: '依据' },
  answers: { en: 'answers', zh: '可选的回答' },
};

/** One of several things of a kind: “Second motion”. */
function numbered(part: string, at: number, file: YamlFields): Words | undefined {
  const kind = NUMBERED[part];
  const id = part === 'prompts' ? word(record(list(file.prompts)[at]).id) : '';
  if (id) return { en: `Prompt “${id}”`, zh: `讨论题“${id}”` };
  return kind && { en: capital(kind.en(ordinal(at))), zh: kind.zh(at + 1) };
}

const NUMBERED: Readonly<Record<string, { en(which: string): string; zh(which: number): string }>> = {
  background: { en: (which) => `${which} sentence of the background`, zh: (which) => `背景第 ${which} 句` },
  points: { en: (which) => `${which} point`, zh: (which) => `第 ${which} 个分歧点` },
  agreed: { en: (which) => `${which} sentence on which all agree`, zh: (which) => `各派共识第 ${which} 句` },
  motions: { en: (which) => `${which} motion`, zh: (which) => `第 ${which} 条辩题` },
  prompts: { en: (which) => `${which} prompt`, zh: (which) => `第 ${which} 道讨论题` },
  synonyms: { en: (which) => `${which} group of synonyms`, zh: (which) => `第 ${which} 组同义词` },
};

function wholePart(part: string, at: string | number | undefined): Words | undefined {
  if (part === 'articles' && typeof at === 'string') return { en: `Article “${at}”`, zh: `文章“${at}”` };
  return WHOLE[part];
}

const WHOLE: Readonly<Record<string, Words>> = {
  question: { en: 'The question', zh: '问题' },
  background: { en: 'The background', zh: '背景' },
  articles: { en: 'The articles', zh: '文章' },
  points: { en: 'The points', zh: '分歧点' },
  camps: { en: 'The camps', zh: '各派' },
  agreed: { en: 'Where all agree', zh: '各派共识' },
  motions: { en: 'The motions', zh: '辩题' },
  prompts: { en: 'The prompts', zh: '讨论题' },
  synonyms: { en: 'The synonyms', zh: '同义词' },
  reviewed: { en: 'Who reviewed it', zh: '核对者' },
  format: { en: 'The format', zh: '格式号' },
};
