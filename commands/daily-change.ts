import { type ArgsOf, type CommandContext, defineCommand, type Option } from '#core/command.ts';
import { type Outcome, paragraph, type Suggestion, strong } from '#core/reply.ts';
import type { Words } from '#core/words.ts';
import { scheduleCalled, suggestSchedules } from '#features/daily/find-schedule.ts';
import { requirePostingPlace } from '#features/daily/posting-place.ts';
import { showReply } from '#features/daily/replies.ts';
import { readSetUp } from '#features/daily/set-up.ts';
import { change } from '#features/daily/steer.ts';
import { completeSetUp } from './daily-on.ts';
import { languageOption, MORE_OPTIONS, scheduleOption, timeOption, zoneOption } from './daily-options.ts';

const OPTIONS = [
  scheduleOption,
  { ...timeOption, required: false },
  { ...zoneOption, required: false },
  { ...languageOption, required: false },
  ...MORE_OPTIONS,
  {
    name: 'here',
    chinese: '本频道',
    traditional: '本頻道',
    kind: 'flag',
    required: false,
    words: { en: 'From now on in this channel', zh: '改在本频道发' },
  },
  {
    name: 'rename',
    chinese: '改名',
    kind: 'text',
    required: false,
    words: { en: 'A new name', zh: '新名称' },
  },
] as const satisfies readonly Option[];

export const dailyChange = defineCommand({
  path: ['daily', 'change'],
  chinese: ['每日', '修改'],
  also: ['edit', 'update', 'modify', '更改', '改'],
  words: { en: 'Change a schedule', zh: '修改定时发题' },
  options: OPTIONS,
  may: 'facilitator',
  mayBy: 'schedules',
  examples: [],
  visibility: () => 'only-me',
  run,
  complete,
});

async function run(context: CommandContext, args: ArgsOf<typeof OPTIONS>): Promise<Outcome> {
  const schedule = await scheduleCalled(context, args.name, wordyOption(args));
  const here = args.here === true;
  if (here) requirePostingPlace(context.requester.place);
  const now = await context.services.store.clock.now();
  const { name: _, rename, ...typed } = args;
  const read = await readSetUp(context, { ...typed, name: rename }, now, schedule);
  const changed = await change(context, schedule, {
    ...read,
    here,
    ...(args.thread !== undefined && { opensThread: args.thread === 'yes' }),
    ...(args.sound !== undefined && { isSilent: args.sound === 'no' }),
  });
  const isNothing = Object.keys(args).every((name) => name === 'name');
  const words = isNothing
    ? { en: 'Say what to change, such as time:10:00.', zh: '请写上要改什么，例如 时间:10:00。' }
    : { en: 'Changed.', zh: '改好了。' };
  return showReply(context, changed, [paragraph(strong(context.sayTo('only-me')(words)))]);
}

/** A given option whose value may be of several words, of which some could be taken for the name of the schedule. */
function wordyOption(args: ArgsOf<typeof OPTIONS>): Words | undefined {
  const wordy = OPTIONS.find(({ name, kind }) => kind === 'text' && name !== 'name' && args[name] !== undefined);
  return wordy && { en: wordy.name, zh: wordy.chinese };
}

async function complete(context: CommandContext, option: string, typed: string): Promise<Suggestion[]> {
  return option === 'name' ? suggestSchedules(context, typed) : completeSetUp(context, option, typed);
}
