import { UserError } from '#core/errors.ts';
import type { Ping } from '#core/outgoing.ts';
import { isPersonId, personTyped } from '#core/people.ts';
import type { Platform } from '#core/request.ts';

/** How a chat writes a mention into a command's text: Discord <@&role>, <@user>; Slack <!subteam^S12|@name>, <@U12|name>. */
const ROLE = /^<@&(?<id>\d+)>$/u;
const GROUP = /^<!subteam\^(?<id>[A-Z0-9]+)(?:\|(?<name>[^>]*))?>$/u;
const PERSON = /^<@!?(?<id>[A-Z0-9]+)(?:\|(?<name>[^>]*))?>$/u;
const NOBODY = /^(?:nobody|no ?one|none|无|無|不提醒|没有|沒有)$/iu;

/** Reads who is to be notified. Throws a user error if that is nobody's mention. Everybody at once cannot be notified. */
export function readPing(platform: Platform, typed: string): Ping | 'nobody' {
  const trimmed = typed.trim();
  if (NOBODY.test(trimmed)) return 'nobody';
  const found = mentionIn(platform, trimmed);
  if (found) return found;
  throw new UserError({ kind: 'nobody-to-ping', typed: trimmed });
}

/** The role, group or person of a mention, or of a person's id; undefined if it is none. */
export function mentionIn(platform: Platform, typed: string): Ping | undefined {
  for (const [kind, form] of [
    ['role', ROLE],
    ['group', GROUP],
    ['user', PERSON],
  ] as const) {
    const found = form.exec(typed)?.groups;
    if (found?.id) return { kind, id: found.id, name: (found.name ?? '').replace(/^@/u, '') || found.id };
  }
  const person = personTyped(typed);
  return isPersonId(platform, person) ? { kind: 'user', id: person, name: person } : undefined;
}
