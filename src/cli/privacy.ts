import type { Command } from 'commander';
import type { CommandContext } from '#core/command.ts';
import type { Platform } from '#core/request.ts';
import { sayIn, type Words } from '#core/words.ts';
import { forget } from '#features/privacy/forget.ts';
import { type Kept, keptOf } from '#features/privacy/kept.ts';
import { FORMER_MEMBER } from '#features/privacy/words.ts';
import { confirmRemoval } from './ask.ts';
import { contextOf } from './librarian.ts';
import { EXIT, type Session, withSession } from './session.ts';
import { printed } from './words.ts';

type Flags = { json?: boolean; yes?: boolean };

const PERSON = 'id on Discord or Slack; name in the console';

export function declarePrivacy(privacy: Command): void {
  privacy
    .command('show')
    .description('say how much is stored of a person in the workspace')
    .argument('<person>', PERSON)
    .option('--json', 'print one JSON object')
    .action((person: string, flags: Flags, command: Command) =>
      withSession(command, (session) => show(session, person, flags)),
    );
  privacy
    .command('erase')
    .description('erase a person from what is stored in the workspace, as /parley privacy does for whoever asks')
    .argument('<person>', PERSON)
    .option('--yes', 'without a question')
    .option('--json', 'print one JSON object')
    .action((person: string, flags: Flags, command: Command) =>
      withSession(command, (session) => erase(session, person, flags)),
    );
}

async function show(session: Session, person: string, { json }: Flags): Promise<void> {
  const kept = await keptOf(asking(session, person));
  if (json) console.log(JSON.stringify({ person, ...kept }));
  else if (isNothing(kept)) return tellNothing(session, person);
  else print(session, kept);
}

async function erase(session: Session, person: string, { yes, json }: Flags): Promise<void> {
  const { services, store, workspace, language, say, toTraditional } = session;
  const { named, ...erased } = await keptOf(asking(session, person));
  if (isNothing({ ...erased, named })) return tellNothing(session, person);
  const what = say({ en: `what is stored of ${person}`, zh: `关于 ${person} 的信息` });
  await confirmRemoval(session, what, `parley privacy erase ${person} --workspace ${workspace}`, yes);
  const gone = sayIn((await services.settings.get(workspace)).language ?? language, toTraditional)(FORMER_MEMBER);
  const who = { id: person, name: person };
  await forget(store, services, { workspace, platform: platformOf(workspace), who, gone });
  if (json) return console.log(JSON.stringify({ person, ...erased, named }));
  console.log(printed(say({ en: `erased ${person}:`, zh: `已删除 ${person}：` })));
  print(session, { ...erased, named: 0 });
  if (named) console.log(say(stillNamed(named)));
}

/** The context in which the person would ask themselves. */
function asking(session: Session, person: string): CommandContext {
  const { workspace, language } = session;
  const place = { platform: platformOf(workspace), workspace, channel: 'general' };
  return { ...contextOf(session), requester: { user: { id: person, name: person, may: 'member' }, place, language } };
}

/** Where the people of a workspace are. */
function platformOf(workspace: string): Platform {
  if (workspace.startsWith('discord-')) return 'discord';
  return workspace.startsWith('slack-') ? 'slack' : 'console';
}

/** The counts, those of debates beside the others. */
type Counts = Omit<Kept, 'debates'> & { [Name in keyof Kept['debates'] as `debate ${Name}`]: number };

const countsOf = ({ debates, ...others }: Kept): Counts => ({
  ...others,
  ...{ 'debate texts': debates.texts, 'debate ballots': debates.ballots, 'debate names': debates.names },
});

const isNothing = (kept: Kept): boolean => Object.values(countsOf(kept)).every((count) => !count);

function tellNothing({ say, workspace }: Session, person: string): void {
  const words = {
    en: `nothing is stored of ${person} in ${workspace}`,
    zh: `${workspace} 里没有关于 ${person} 的信息`,
    kept: [person, workspace],
  };
  console.log(printed(say(words)));
  process.exitCode = EXIT.failed;
}

function print({ say }: Session, kept: Kept): void {
  const counts = countsOf(kept);
  for (const [name, words] of Object.entries(LINES) as [keyof Counts, Words][])
    if (counts[name]) console.log(`  ${say(words)}: ${counts[name]}`);
}

const LINES: Readonly<Record<keyof Counts, Words>> = {
  stances: { en: 'answers to daily prompts', zh: '对每日讨论题的作答' },
  suggestions: { en: 'prompts put forward', zh: '所出的题' },
  cards: { en: 'cards', zh: '卡片' },
  messages: { en: 'messages in the console', zh: '控制台里的消息' },
  schedules: { en: 'schedules set up', zh: '设置的定时发题' },
  skips: { en: 'days skipped', zh: '跳过的日子' },
  'debate texts': { en: 'words in debates', zh: '辩论里写的话' },
  'debate ballots': { en: 'ballots that are not counted yet', zh: '尚未计票的选票' },
  'debate names': { en: 'names in debates', zh: '辩论里的名字' },
  named: { en: 'settings that name them', zh: '提到此人的设置' },
};

const stillNamed = (count: number): Words => ({
  en: `${count} ${count === 1 ? 'setting names' : 'settings name'} them still (facilitator, taking part, notified): whoever runs the group takes that back.`,
  zh: `还有 ${count} 项设置里有此人（主持人、参加者、被提醒的人），请由管理者取消。`,
});
