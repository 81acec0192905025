import type { HomeView, KnownBlock, MessageMetadata, ModalView, PlainTextOption } from '@slack/types';
import type {
  AppsConnectionsOpenArguments,
  AuthTestArguments,
  ChatGetPermalinkArguments,
  ChatPostEphemeralArguments,
  ChatPostMessageArguments,
  ChatUpdateArguments,
  ConversationsHistoryArguments,
  ConversationsInfoArguments,
  ConversationsMembersArguments,
  ConversationsOpenArguments,
  ConversationsRepliesArguments,
  FilesCompleteUploadExternalArguments,
  FilesGetUploadURLExternalArguments,
  FilesInfoArguments,
  UsergroupsUsersListArguments,
  UsersInfoArguments,
  ViewsOpenArguments,
  ViewsUpdateArguments,
} from '@slack/web-api';

/**
 * What Parley sends to Slack, out of Slack's own published types: slack-schemas.mjs makes the JSON schemas of it. The published arguments
 * of the chat methods let any block and any property through; these are the narrower ones that we mean, and the functions at the end
 * fail `tsc` where Slack's would not take them.
 */
type Message = { text: string; blocks?: KnownBlock[] };
type Thread = { thread_ts?: string };
type Unfurls = { unfurl_links?: boolean; unfurl_media?: boolean };
type Token = { token?: string };
type Modal = Omit<ModalView, 'blocks'> & { blocks: KnownBlock[] };
type Home = Omit<HomeView, 'blocks'> & { blocks: KnownBlock[] };
type PostMessage = Token & Message & Thread & Unfurls & { channel: string; metadata?: MessageMetadata };

export type Sent = {
  'chat.postMessage': PostMessage;
  'chat.postEphemeral': Token & Message & Thread & { channel: string; user: string };
  'chat.update': Token & Message & { channel: string; ts: string };
  'views.open': Token & { trigger_id: string; view: Modal | Home };
  'views.update': Token & { view_id: string; hash?: string; view: Modal | Home };
  'apps.connections.open': AppsConnectionsOpenArguments & Token;
  'auth.test': AuthTestArguments & Token;
  'chat.getPermalink': Token & { channel: string; message_ts: string };
  'conversations.history': ConversationsHistoryArguments;
  'conversations.info': ConversationsInfoArguments;
  'conversations.members': ConversationsMembersArguments;
  'conversations.open': ConversationsOpenArguments;
  'conversations.replies': ConversationsRepliesArguments;
  'files.info': FilesInfoArguments;
  'files.getUploadURLExternal': Token & { filename: string; length: number };
  'files.completeUploadExternal': Token & { files: [{ id: string; title: string }] } & (
      | { channel_id: string }
      | { channel_id: string; thread_ts: string }
    );
  'usergroups.users.list': UsergroupsUsersListArguments;
  'users.info': UsersInfoArguments;
  /** Slack's documentation of response_url has no published type: https://docs.slack.dev/interactivity/handling-user-interaction */
  response_url:
    | (Partial<Message> &
        Thread &
        Unfurls & {
          response_type?: 'in_channel' | 'ephemeral';
          replace_original?: boolean;
          metadata?: MessageMetadata;
        })
    | { delete_original: true };
  /** What an acknowledgement may carry: a command's answer, a form's, or the options of a list. */
  ack:
    | (Message & { response_type?: 'in_channel' | 'ephemeral' })
    | { response_action: 'errors'; errors: Record<string, string> }
    | { response_action: 'update' | 'push'; view: Modal }
    | { response_action: 'clear' }
    | { options: PlainTextOption[] };
};

export const taken = {
  postMessage: (sent: Sent['chat.postMessage']): ChatPostMessageArguments => sent,
  postEphemeral: (sent: Sent['chat.postEphemeral']): ChatPostEphemeralArguments => sent,
  update: (sent: Sent['chat.update']): ChatUpdateArguments => sent,
  permalink: (sent: Sent['chat.getPermalink']): ChatGetPermalinkArguments => sent,
  complete: (sent: Sent['files.completeUploadExternal']): FilesCompleteUploadExternalArguments => sent,
  announce: (sent: Sent['files.getUploadURLExternal']): FilesGetUploadURLExternalArguments => sent,
  open: (sent: Sent['views.open']): ViewsOpenArguments => sent,
  updateView: (sent: Sent['views.update']): ViewsUpdateArguments => sent,
};
