import type { Words } from '#core/words.ts';

export const go: Words = { en: 'Go', zh: '确定' };
export const cancel: Words = { en: 'Cancel', zh: '取消' };
export const yes: Words = { en: 'Yes', zh: '是' };
/** Under each field of which one has to be filled in. */
export const oneIsEnough: Words = { en: 'One of these is enough.', zh: '这几项填一项即可。' };
export const longerAsFile = (most: number): Words => ({
  en: `Up to ${most} characters; a longer text comes as a file.`,
  zh: `最多 ${most} 个字符；更长的文本请用文件上传。`,
});
