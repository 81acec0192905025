import type { CommandContext } from '#core/command.ts';
import { UserError } from '#core/errors.ts';
import type { Words } from '#core/words.ts';
import { readTakingPart } from '../daily/taking-part.ts';
import { personNamed } from './acting.ts';
import type { MayTakePart } from './events.ts';

const LOBBY = /^(?:the )?(?:lobby|候场|候場)$/iu;

const NOBODY = /^@?(?:nobody|no ?one|没有人|沒有人|没人|沒人|无人|無人|谁都不行|誰都不行)$/iu;

/**
 * Reads who may take part in a debate: everybody, also late; whoever is in the lobby; a role or group; named people. Throws user errors.
 */
export async function readMayTakePart(context: CommandContext, typed: string): Promise<MayTakePart> {
  if (LOBBY.test(typed.trim())) return { kind: 'lobby' };
  if (NOBODY.test(typed.trim())) throw bad(SOMEBODY);
  const { place } = context.requester;
  const meant = readTakingPart(place, typed);
  if (!meant) return { kind: 'everybody' };
  const [group, ...others] = meant.groups;
  if (!group) {
    const people = await Promise.all(meant.people.map((one) => personNamed(context, one)));
    return { kind: 'people', people };
  }
  if (others.length || meant.people.length) throw bad(ONE_GROUP);
  return { kind: place.platform === 'slack' ? 'group' : 'role', ...group };
}

const bad = (words: Words): UserError => new UserError({ kind: 'bad-debate-value', words });
const SOMEBODY: Words = {
  en: 'Then nobody could take part. Write “everybody” or “lobby”, or name a role, a user group or people.',
  zh: '那就没有人能参加了。请写“所有人”或“候场”，或指定身份组、用户组、成员。',
};
const ONE_GROUP: Words = {
  en: 'Name one role or user group, or people, not both. /parley settings taking-part takes several for all that happens here.',
  zh: '请指定一个身份组或用户组，或逐个指定成员，不能混用。要指定多个，请用 /parley settings taking-part 设置这里的参加者。',
};
