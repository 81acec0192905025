import type { Platform } from './request.ts';

/** Words for many people at once, as chats and people write them. */
const GROUPS =
  /^(?:everyone|everybody|all|here|channel|group|team|members?|所有人|全体|全體|全体成员|全體成員|全员|全員|大家|每个人|每個人|频道|頻道)$/iu;

/** Marks and words between two people, and marks of channels and groups. */
const SEVERAL = /[,，、<>#&+]|\s(?:and|or|und|et|和|跟|与|與|及)\s/iu;

/** Takes the @ and the punctuation around a person's name or id away. */
export function personTyped(typed: string): string {
  return typed.replace(/^[@\s]+|[\s,.;，。；、]+$/gu, '');
}

/**
 * True if this can be the id of one person on the platform. In the console, a name is an id; on the others, a name that was typed is nobody's
 * id, because the platform replaces a chosen name by the id.
 */
export function isPersonId(platform: Platform, id: string): boolean {
  switch (platform) {
    case 'slack':
      return /^[UW](?=[A-Z]*\d)[A-Z0-9]+$/.test(id);
    case 'discord':
      return /^\d+$/.test(id);
    case 'console':
      return /^[\p{L}\p{N}]/u.test(id) && !SEVERAL.test(id) && !GROUPS.test(id);
  }
}
