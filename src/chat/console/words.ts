import type { Right } from '#core/request.ts';
import { amongHan, type Say, type Words } from '#core/words.ts';

export const RIGHT_WORDS: Record<Right, Words> = {
  member: { en: 'Member', zh: '成员' },
  facilitator: { en: 'Facilitator', zh: '主持人' },
  manager: { en: 'Manager', zh: '管理员' },
};

/** Describes each right for the selection. */
export const RIGHT_HINTS: Record<Right, Words> = {
  member: { en: 'Quotes and discusses', zh: '引用和讨论' },
  facilitator: { en: 'Also adds and removes articles', zh: '还可以添加和移除文章' },
  manager: { en: 'Also names facilitators', zh: '还可以指定主持人' },
};

/** Says for whom a message is; the console shows it to everybody, because it has no place for one person. */
export const onlyFor = (name: string): Words => ({
  en: `A message to ${name} alone`,
  zh: `只发给${amongHan(name)}的消息`,
});

export const MESSAGE = {
  onlyYou: { en: 'Only you see this', zh: '只有你能看到' },
  inThread: { en: 'In the thread', zh: '在讨论串里' },
  pressed: { en: 'pressed a button', zh: '点了按钮' },
  unreadable: {
    en: 'A newer version of Parley wrote this message; this one cannot show it.',
    zh: '这条消息由更新版本的 Parley 写下，当前版本无法显示。',
  },
  withdrawn: { en: 'Withdrawn', zh: '已撤下' },
  choose: { en: 'Show it', zh: '查看' },
  context: { en: 'Beside it:', zh: '前后文：' },
} satisfies Record<string, Words>;

/** Buttons of a form. */
export const FORM = {
  more: { en: 'More', zh: '更多选项' },
  go: { en: 'Go on', zh: '确定' },
  cancel: { en: 'Cancel', zh: '取消' },
} satisfies Record<string, Words>;

export const PAGE = {
  title: { en: 'Discussion', zh: '讨论' },
  skip: { en: 'Skip to the message box', zh: '跳到输入框' },
  language: { en: 'Language', zh: '语言' },
  menu: { en: 'Menu', zh: '菜单', hant: '選單' },
  articles: { en: 'Articles', zh: '文章' },
  topics: { en: 'Topics', zh: '话题' },
  viewAs: { en: 'Show replies as', zh: '回复的显示方式', hant: '回覆的顯示方式' },
  theme: { en: 'Colours', zh: '配色' },
  themeSystem: { en: 'As the system', zh: '跟随系统', hant: '跟隨系統' },
  themeLight: { en: 'Light', zh: '浅色' },
  themeDark: { en: 'Dark', zh: '深色' },
  log: { en: 'Messages', zh: '消息' },
  composer: { en: 'Message', zh: '消息' },
  placeholder: { en: 'Write a message, or / for commands', zh: '写消息，或输入 / 使用命令' },
  send: { en: 'Send', zh: '发送' },
  addFile: { en: 'Add a file as an article', zh: '上传文件，添加为文章', hant: '加入檔案作為文章' },
  suggestions: { en: 'Suggestions', zh: '建议' },
  you: { en: 'You', zh: '你' },
  whoTitle: { en: 'Who you are in this tab', zh: '你在这个标签页中的身份', hant: '你在這個分頁中的身分' },
  whoText: {
    en: 'Open a second tab to be a second person. Nothing here is checked: the console runs on your machine only.',
    zh: '再开一个标签页就可以扮演第二个人。这里不验证身份：控制台只在你自己的机器上运行。',
    hant: '再開一個分頁就可以扮演第二個人。這裡不驗證身分：主控台只在你自己的電腦上執行。',
  },
  name: { en: 'Name', zh: '名字' },
  may: { en: 'What you may do', zh: '权限' },
  done: { en: 'Done', zh: '完成' },
  dropTitle: { en: 'Drop it here to add it as an article', zh: '松开即可添加为文章', hant: '放開即可加入為文章' },
  dropText: { en: 'You see what was read before anything is stored.', zh: '保存之前会先显示读到的内容。' },
  reconnecting: {
    en: 'No connection to Parley. Trying again …',
    zh: '与 Parley 的连接已断开，正在重试……',
    hant: '與 Parley 的連線已中斷，正在重試……',
  },
  newer: { en: 'New messages', zh: '有新消息' },
  noScript: {
    en: 'The console needs JavaScript.',
    zh: '控制台需要启用 JavaScript。',
    hant: '主控台需要啟用 JavaScript。',
  },
  welcome: { en: 'Parley quotes the sentence you half remember', zh: '记得几个词，Parley 就替你找到原话' },
  welcomeWhat: {
    en: 'Wrong and missing words are fine: it answers word for word, with a reference that stays right. It says what each camp holds, with the evidence for every sentence, and asks questions worth talking about.',
    zh: '记错、漏字都没关系：引用一字不差，出处长久有效。它还能列出各派怎么看，句句有依据；也能出一道值得讨论的题。',
  },
  welcomeText: {
    en: 'Write to each other here. A line that begins with / asks Parley. Paste an article’s address or drop a file to add it.',
    zh: '大家在这里讨论。以 / 开头的一行是在问 Parley。粘贴文章的网址，或把文件拖到页面上，就能添加文章。',
    hant: '大家在這裡討論。以 / 開頭的一行是在問 Parley。貼上文章的網址，或把檔案拖到頁面上，就能加入文章。',
  },
  tryIt: { en: 'Try one:', zh: '试一试：' },
} satisfies Record<string, Words>;

/** Words for the page's scripts; all are sent with the page. */
const CLIENT = {
  me: { en: 'Me', zh: '我' },
  toPeople: {
    en: 'That was said to the others here. A line that begins with / asks Parley: try /parley help',
    zh: '这句话是说给大家的。以 / 开头的一行才是在问 Parley，试试 /parley help',
  },
  sending: { en: 'Sending …', zh: '发送中……' },
  failed: {
    en: 'This could not be sent: Parley could not be reached. Your message is kept here.',
    zh: '没有发出去：连不上 Parley。你写的话还在这里。',
    hant: '沒有送出：連不上 Parley。你寫的話還在這裡。',
  },
  retry: { en: 'Try again', zh: '重试' },
  discard: { en: 'Discard', zh: '放弃' },
  pressFailed: { en: 'That did not reach Parley. Press again.', zh: '没有送达 Parley，请再点一次。' },
  tooLarge: {
    en: 'is larger than 20 MB. Parley takes text files up to that size.',
    zh: '超过 20 MB。Parley 只接受不超过这个大小的文本文件。',
    hant: '超過 20 MB。Parley 只接受不超過這個大小的文字檔。',
  },
  fileLost: {
    en: 'The file is no longer at hand after reloading. Add it again.',
    zh: '页面重新载入后文件已不在，请重新添加。',
    hant: '頁面重新載入後檔案已不在，請重新加入。',
  },
  suggestionsOne: { en: '1 suggestion. Tab takes it.', zh: '1 条建议，按 Tab 采用。' },
  suggestionsMany: { en: '# suggestions. Arrow keys choose, Tab takes.', zh: '# 条建议，方向键选择，按 Tab 采用。' },
  connected: { en: 'Connected again.', zh: '已重新连接。', hant: '已重新連線。' },
} satisfies Record<string, Words>;

export function clientWords(say: Say): Record<string, string> {
  return Object.fromEntries(Object.entries(CLIENT).map(([name, words]) => [name, say(words)]));
}

export const ERRORS = {
  tooLarge: {
    en: 'That is more than 20 MB. Parley takes text files up to that size.',
    zh: '超过 20 MB。Parley 只接受不超过这个大小的文本文件。',
    hant: '超過 20 MB。Parley 只接受不超過這個大小的文字檔。',
  },
  badRequest: {
    en: 'Parley could not read this request. Reload the page and try again.',
    zh: 'Parley 读不懂这个请求。请重新载入页面后再试。',
  },
  noFile: { en: 'There is no such file any more.', zh: '这个文件已经不在了。' },
} satisfies Record<string, Words>;
