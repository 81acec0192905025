import type { CommandContext } from '#core/command.ts';
import { UserError } from '#core/errors.ts';
import type { Words } from '#core/words.ts';
import { readTakingPart } from '../daily/taking-part.ts';
import { personNamed } from './acting.ts';
import type { MayTakePart } from './events.ts';

const LOBBY = /^(?:the )?(?:lobby|候场|候場)$/iu;

/**
 * Reads who may take part in a debate: everybody, also late; whoever is in the lobby; a role or group; named people. Throws user errors.
 */
export async function readMayTakePart(context: CommandContext, typed: string): Promise<MayTakePart> {
  if (LOBBY.test(typed.trim())) return { kind: 'lobby' };
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
const ONE_GROUP: Words = {
  en: 'Name one role or user group, or people, not both. /parley settings taking-part takes several for all that happens here.',
  zh: '请指定一个身份组或用户组，或逐个指定成员，不能混用。要指定多个，请用 /parley settings taking-part 设置这里的参加者。',
};
