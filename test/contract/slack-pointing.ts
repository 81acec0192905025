import type { Person, Result } from '../simulators/slack/index.ts';
import type { PointedAt, SentFile } from './chat-driver.ts';

/** Uses “Read this article” in the menu of a message, as Slack sends it. */
export async function pointAt(person: Person, { text = '', file, preview, forwarded }: PointedAt): Promise<Result> {
  const previewed = preview ? [{ from_url: preview, original_url: preview, title: 'A page', title_link: preview }] : [];
  const quoted = forwarded
    ? [
        {
          is_share: true,
          text: linked(forwarded.text ?? ''),
          ...(forwarded.file && { files: filesOf(forwarded.file) }),
        },
      ]
    : [];
  const more = { ...(file && { files: filesOf(file) }), attachments: [...previewed, ...quoted] };
  return person.shortcut('shortcut|parley.article.add', person.say(linked(text)), more);
}

const filesOf = ({ name, text }: SentFile) => [{ name, bytes: Buffer.from(text) }];

/** Links as Slack sends them: in brackets, with their words behind a bar. */
const linked = (text: string): string =>
  text.replaceAll(/\[([^\]]*)\]\((https?:[^)\s]*)\)|(https?:\/\/[^\s]+)/g, (_, words, target, bare) =>
    bare ? `<${bare}>` : `<${target}|${words}>`,
  );
