import type { NotPosted, Problem } from './errors.ts';
import type { Words } from './words.ts';

/** Kinds of problems with the place where somebody asked, or with what may be done there. */
export const PLACE_PROBLEM_KINDS = [
  'server-only',
  'permissions-missing',
  'not-in-channel',
  'not-posted',
  'outsider',
  'edited-too-late',
  'rights-unknown',
  'card-gone',
] as const;

export type PlaceProblem = Extract<Problem, { kind: (typeof PLACE_PROBLEM_KINDS)[number] }>;

export function placeProblemWords(problem: PlaceProblem): Words {
  switch (problem.kind) {
    case 'server-only':
      return {
        en: 'I work in a server, where a group reads together. Please ask me in one of its channels.',
        zh: '请在服务器的频道里使用我，那里才有大家一起读的文章。',
      };
    case 'permissions-missing':
      return {
        en: `I may not post in this channel: I lack ${problem.permissions.join(', ')}. Whoever manages the server can give it to my role under Channel settings › Permissions.`,
        zh: `我在这个频道里没有发言所需的权限：${problem.permissions.join('、')}。请服务器管理员在“频道设置 › 权限”里为我的身份组开启。`,
      };
    case 'not-in-channel':
      return {
        en: 'I am not a member of this channel, so I cannot post here. Type /invite and choose me, then ask again.',
        zh: '我还不是这个频道的成员，没法在这里发消息。请输入 /invite 邀请我，然后再问一次。',
      };
    case 'not-posted':
      return notPostedWords(problem.why, problem.code);
    case 'outsider':
      return {
        en: `This works for members of ${problem.workspace} only.`,
        zh: `这里只供 ${problem.workspace} 的成员使用。`,
      };
    case 'edited-too-late':
      return {
        en: 'This message is more than a day old, so I do not answer the change. Please mention me in a new message.',
        zh: '这条消息已经超过一天，改动后我不再回答。请另发一条消息提到我。',
      };
    case 'rights-unknown':
      return {
        en: 'I cannot find out just now whether you may do that here. Please try again in a minute.',
        zh: '我暂时查不到你在这里的权限。请过一分钟再试。',
      };
    case 'card-gone':
      return {
        en: 'I no longer have what this button belongs to: answers are stored for a limited time. Please ask again.',
        zh: '这个按钮对应的内容已经不在了：回答只保留一段时间。请重新查询一次。',
      };
  }
}

function notPostedWords(why: NotPosted, code: string): Words {
  if (why === 'other') {
    return {
      en: `My answer was not accepted in this channel (${code}). Please ask me in another one; if that fails too, tell the operator.`,
      zh: `我的回答在这个频道里发不出来（${code}）。请到别的频道再问；如果还是不行，请告诉管理员。`,
    };
  }
  return NOT_POSTED[why];
}

const NOT_POSTED: Readonly<Record<Exclude<NotPosted, 'other'>, Words>> = {
  archived: {
    en: 'This channel or thread is archived or locked, so I cannot post here. Please ask me where people can still write.',
    zh: '这里已经归档或锁定，我没法回答。请到还能发言的地方问我。',
  },
  restricted: {
    en: 'Only some people may post in this channel, and I am not one of them. Please ask me in another channel, or ask an admin to let me post here.',
    zh: '这个频道只允许部分成员发言，我不在其中。请到别的频道问我，或请管理员允许我在这里发言。',
  },
  'threads-only': {
    en: 'In this channel I can only reply in threads. Please ask me in a thread.',
    zh: '在这个频道里，我只能在消息列里回复。请在消息列里问我。',
  },
  'no-threads': {
    en: 'I cannot reply in a thread here. Please ask me in the channel itself.',
    zh: '我没法在这里的消息列里回复。请直接在频道里问我。',
  },
  'no-access': {
    en: 'I may not post here. Whoever manages this place can let me see the channel and post in it.',
    zh: '我没有在这里发言的权限。请管理员允许我查看这个频道并在其中发言。',
  },
  filtered: {
    en: 'Automatic moderation (AutoMod) stopped my answer because of words in it that are blocked here. Whoever manages the server can exempt my role.',
    zh: '自动审核（AutoMod）拦下了我的回答，因为其中有这里屏蔽的词语。服务器管理员可以为我的身份组设置豁免。',
  },
  gone: {
    en: 'The channel or message that this belongs to is no longer there. Please ask again somewhere else.',
    zh: '对应的频道或消息已经不在了。请换个地方再问一次。',
  },
  'too-long': {
    en: 'My answer is too long to be posted here. Please ask for a part of it.',
    zh: '我的回答太长，在这里发不出来。请分成几部分来问。',
  },
  'too-often-changed': {
    en: 'This answer has been changed too often for now. Please ask again, and you get a new one.',
    zh: '这条回答改动的次数太多，暂时不能再改。请重新查询一次。',
  },
  'in-doubt': {
    en: 'I could not make sure that my answer arrived. If you do not see it, please ask again.',
    zh: '我无法确定回答是否已经发出。如果没有看到，请再问一次。',
  },
  trouble: {
    en: 'My answer could not be posted just now. Please ask again in a few minutes.',
    zh: '我的回答刚才没能发出。请过几分钟再问一次。',
  },
};
