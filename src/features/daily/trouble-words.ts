import type { Refusal } from '#core/outgoing.ts';
import type { Words } from '#core/words.ts';

/** How a schedule is called before what is said of it. */
export const titleWords = ({ name }: { name: string }): Words => ({
  en: `Schedule “${name}”`,
  zh: `定时发题“${name}”`,
  kept: [name],
});

/** Words a trouble as a schedule keeps it: the refusal, perhaps after “thread”, and what is missing. Says what to do. */
export function troubleWords(trouble: string, name: string): Words {
  const isThread = trouble.startsWith('thread ');
  const [why = '', ...rest] = (isThread ? trouble.slice('thread '.length) : trouble).split(' ');
  const missing = rest.join(' ');
  if (isThread) return threadWords(missing);
  return withName(reasonWords(why as Refusal, missing, name), name);
}

/** Words a trouble for somebody who is answered in the group: where Parley was removed, it is back. */
export const troubleBehind = (trouble: string, name: string): Words =>
  /^(?:removed|revoked)\b/.test(trouble) ? BACK : troubleWords(trouble, name);

const BACK: Words = {
  en: 'I was away from this group, or my token had been withdrawn, and could not post. Now I am back, and it goes on.',
  zh: '我离开过这个群，或者令牌曾被撤销，那段时间发不出去。现在我回来了，会接着发。',
};

const withName = (words: Words, name: string): Words => ({ ...words, kept: [name] });

const threadWords = (missing: string): Words => ({
  en: `I posted, but could not open a thread${missing && ` (${missing} is missing)`}. Give me the permission to open threads, or turn threads off with /daily change.`,
  zh: `题目发出去了，但讨论串开不了${missing && `（缺少权限：${missing}）`}。请给我开讨论串的权限，或用 /daily change 关掉讨论串。`,
});

function reasonWords(why: Refusal, missing: string, name: string): Words {
  switch (why) {
    case 'channel-gone':
      return {
        en: `I could not post: the channel is gone. Name another one by typing “/daily change ${name} here” in it.`,
        zh: `发不出去：频道已经没有了。请到另一个频道里输入 /daily change ${name} 本频道。`,
      };
    case 'archived':
    case 'locked':
      return {
        en: `I could not post: the place is ${why === 'archived' ? 'archived' : 'locked'}. Reopen it, or type “/daily change ${name} here” in another one.`,
        zh: `发不出去：那里已${why === 'archived' ? '归档' : '锁定'}。请重新打开，或到别处输入 /daily change ${name} 本频道。`,
      };
    case 'not-in-channel':
      return {
        en: 'I could not post: I am not in the channel. Invite me to it (/invite @Parley). I keep trying today.',
        zh: '发不出去：我不在那个频道里。请把我邀请进去（/invite @Parley），今天我还会继续尝试。',
      };
    case 'no-permission':
      return {
        en: `I could not post: a permission is missing${missing && ` (${missing})`}. Whoever manages the server can give it to me. I keep trying today.`,
        zh: `发不出去：缺少权限${missing && `（${missing}）`}，请服务器的管理者给我。今天我还会继续尝试。`,
      };
    case 'removed':
    case 'revoked':
      return {
        en: 'I could not post: I am not in this group any more, or my token was withdrawn. When I am invited again, it goes on where it was.',
        zh: '发不出去：我已不在这个群里，或者令牌已被撤销。重新邀请我之后，会从停下的地方继续。',
      };
    default:
      return otherWords(why, name);
  }
}

/** Words a refusal that is rare, or that nobody in the group can mend. */
function otherWords(why: Exclude<Refusal, Told>, name: string): Words {
  switch (why) {
    case 'filtered':
      return {
        en: 'I could not post: an automatic filter of the group did not let it through. Exempt me from it, or skip this one.',
        zh: '发不出去：被群里的自动过滤拦下了。请把我加入例外，或跳过这一题。',
      };
    case 'no-threads':
      return {
        en: `This kind of channel takes no such posts. Type “/daily change ${name} here” in a text channel.`,
        zh: `这类频道发不了。请到文字频道里输入 /daily change ${name} 本频道。`,
      };
    case 'rate-limited':
    case 'trouble':
    case 'too-late':
    case 'not-connected':
    case 'message-gone':
    case 'unreachable':
    case 'invalid':
      return {
        en: `I could not post, and I do not know a remedy (${why}). Please tell the operator.`,
        zh: `发不出去，我也不知道怎么解决（${why}），请告诉管理员。`,
      };
  }
}

type Told = 'channel-gone' | 'archived' | 'locked' | 'not-in-channel' | 'no-permission' | 'removed' | 'revoked';
