import type { Words } from '#core/words.ts';

export const withdrawn: Words = { en: 'withdrawn', zh: '已撤下' };

export const part = (at: number, of: number): Words => ({ en: `part ${at} of ${of}`, zh: `第 ${at} 段，共 ${of} 段` });

export const page = (at: number, of: number): Words => ({ en: `Page ${at} of ${of}`, zh: `第 ${at} 页，共 ${of} 页` });

export const previousPage: Words = { en: '◀ Previous page', zh: '◀ 上一页' };
export const nextPage: Words = { en: 'Next page ▶', zh: '下一页 ▶' };

/** Labels for screen readers, which would read the arrows aloud. */
export const previousPageSpoken: Words = { en: 'Previous page', zh: '上一页' };
export const nextPageSpoken: Words = { en: 'Next page', zh: '下一页' };

export const go: Words = { en: 'Go', zh: '确定' };
export const cancel: Words = { en: 'Cancel', zh: '取消' };
export const yes: Words = { en: 'Yes', zh: '是' };
/** Hint under each field if at least one of several must be filled in. */
export const oneIsEnough: Words = { en: 'One of these is enough.', zh: '这几项填一项即可。' };
export const longerAsFile = (most: number): Words => ({
  en: `Up to ${most} characters; a longer text comes as a file.`,
  zh: `最多 ${most} 个字符；更长的文本请用文件上传。`,
});
