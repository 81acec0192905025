/** What the bot does in a workspace. A missing scope blocks only this. */
type Purpose = 'answer' | 'post without joining' | 'look back' | 'user groups' | 'upload';

/**
 * A right of the bot in a workspace, with what it is for and why: for the manifest, the docs and `parley doctor`. Whoever installs the app may
 * refuse an optional one.
 */
export type Scope = { scope: string; purpose: Purpose; because: string };

export const SCOPES: readonly Scope[] = [
  { scope: 'commands', purpose: 'answer', because: 'slash commands and the shortcut on a message' },
  {
    scope: 'chat:write',
    purpose: 'answer',
    because:
      'answers a mention, also in a thread; posts daily prompts; writes to you alone where it may not post, and about what you set up',
  },
  {
    scope: 'users:read',
    purpose: 'answer',
    because: 'in which language to answer somebody, and who administers the workspace',
  },
  { scope: 'app_mentions:read', purpose: 'answer', because: 'hears “@Parley quote …”, and no other message' },
  { scope: 'files:read', purpose: 'answer', because: 'fetches the file that somebody adds as an article' },
  {
    scope: 'chat:write.public',
    purpose: 'post without joining',
    because: 'posts daily prompts in a public channel that it was not invited to',
  },
  {
    scope: 'channels:history',
    purpose: 'look back',
    because: 'sees whether a post arrived whose sending was cut off, in a public channel; nothing else is read',
  },
  { scope: 'groups:history', purpose: 'look back', because: 'the same in a private channel' },
  {
    scope: 'usergroups:read',
    purpose: 'user groups',
    because: 'sees who is in the user groups that you name as taking part',
  },
  { scope: 'files:write', purpose: 'upload', because: 'posts the transcript of a debate as a file' },
];

export const isOptional = ({ purpose }: Scope): boolean => purpose !== 'answer';
