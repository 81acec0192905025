import type { CommandContext } from '#core/command.ts';
import { UserError } from '#core/errors.ts';
import type { TakingPart } from '#core/ports/settings.ts';
import type { Place } from '#core/request.ts';
import type { Words } from '#core/words.ts';
import { mentionIn } from './ping.ts';

/** Throws the user error 'not-taking-part' unless the requester takes part here. Facilitators too take part only if they are meant. */
export function requireTakingPart({ requester, settings }: Pick<CommandContext, 'requester' | 'settings'>): void {
  const { takingPart } = settings;
  if (!takingPart) return;
  const { user, place } = requester;
  const { id, groups = [] } = user;
  if (takingPart.people.includes(id) || takingPart.groups.some((one) => groups.includes(one.id))) return;
  const isUnknown = takingPart.groups.length > 0 && place.platform !== 'console' && !user.groups;
  throw new UserError({ kind: isUnknown ? 'rights-unknown' : 'not-taking-part' });
}

const EVERYBODY =
  /^@?(?:everybody|everyone|all|anyone|anybody|none|所有人|全体|全體|全体成员|大家|每个人|每個人|不限)$/iu;

/** Between two names: a comma, or a blank beside a mention, whose name can contain blanks. */
const BETWEEN = /[,，、;；]+|\s+(?=<)|(?<=>)\s*/u;

/** Reads who takes part; undefined if everybody does. Throws a user error that names what is nobody's name. */
export function readTakingPart({ platform, groupsAreHidden }: Place, typed: string): TakingPart | undefined {
  const parts = typed
    .split(BETWEEN)
    .map((one) => one.trim())
    .filter(Boolean);
  if (parts.length === 1 && EVERYBODY.test(parts[0] ?? '')) return undefined;
  const found = parts.map((part) => mentionIn(platform, part) ?? nobody(part));
  if (!found.length) nobody(typed);
  if (groupsAreHidden && found.some(({ kind }) => kind !== 'user')) throw bad(NO_GROUPS);
  const people = found.filter(({ kind }) => kind === 'user').map(({ id }) => id);
  const groups = found.filter(({ kind }) => kind !== 'user').map(({ id, name }) => ({ id, name }));
  return { people: [...new Set(people)], groups };
}

const bad = (words: Words): UserError => new UserError({ kind: 'bad-schedule-value', words });

function nobody(typed: string): never {
  throw bad({
    en: `I cannot tell who “${typed}” is. Choose roles, groups or people by typing @ and the name, several with commas, or write “everybody”.`,
    zh: `看不出“${typed}”是谁。请输入 @ 再选择身份组、用户组或成员，多个用逗号分开；或写“所有人”。`,
    kept: [typed],
  });
}

/** Slack tells an app who is in a user group only with an optional scope. */
const NO_GROUPS: Words = {
  en: 'I may not see who is in a user group yet. Whoever installed me in Slack can add the scope usergroups:read and reinstall the app; or name the people one by one: @Ana, @Ben.',
  zh: '我还没有权限查看用户组里有哪些人。请让在 Slack 里安装我的人添加权限 usergroups:read，并重新安装应用；也可以逐个指定成员：@Ana、@Ben。',
  kept: ['usergroups:read'],
};
