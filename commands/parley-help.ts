import { type Command, type CommandContext, nameOf, shownName, shownPath } from '#core/command.ts';
import { type Block, code, type Outcome, onlyMe, paragraph, type Span, subdued, text } from '#core/reply.ts';
import { allows } from '#core/request.ts';
import type { Words } from '#core/words.ts';

/** Makes the help command for `others` and itself. It is built from the declarations, so that it always matches them. */
export function helpFor(others: readonly Command[]): Command {
  // Declarations do not change, so help is worded once for each language and right.
  const worded = new Map<string, Outcome>();
  const help: Command = {
    path: ['parley', 'help'],
    chinese: ['parley', '帮助'],
    also: ['？', '说明', '說明', '怎么用', '怎麼用', '用法'],
    traditional: ['parley', '幫助'],
    words: { en: 'What Parley can do, by example', zh: '看看 Parley 能做什么' },
    options: [],
    may: 'member',
    examples: [{ en: '/parley help', zh: '/parley help' }],
    visibility: () => 'only-me',
    run: async (context) => {
      const reader = `${context.requester.language} ${context.may} ${context.mayForAll}`;
      const outcome = worded.get(reader) ?? answer(context, [...others, help]);
      worded.set(reader, outcome);
      return outcome;
    },
  };
  return help;
}

const INTRO: Words = {
  en: 'I find what an article says and quote it word for word. Type a few words that you remember: wrong or missing ones do not matter.',
  zh: '我帮大家在文章里找到原话，一字不差地引用。记得几个词就行，记错、漏字都没关系。',
};
const TYPED: Words = {
  en: 'Options have names and come after the words: ',
  zh: '选项写在词句后面。命令和选项用中文名、英文名都可以：',
};

function answer(context: CommandContext, commands: readonly Command[]): Outcome {
  const { say, requester, may, mayForAll } = context;
  const usable = commands.filter(({ scope, ...command }) =>
    allows(scope === 'workspace' ? mayForAll : may, command.may),
  );
  const blocks: Block[] = [
    { kind: 'heading', text: 'Parley' },
    paragraph(text(say(INTRO))),
    ...runsOf(usable).flatMap((run) => entries(context, run)),
    ...typed(context, usable),
    ...(usable.length < commands.length
      ? [subdued(text(say({ en: 'Facilitators can do more.', zh: '主持人还有更多命令可用。' })))]
      : []),
  ];
  return onlyMe({ language: requester.language, blocks });
}

/** Cuts the commands into runs: those of one group that follow each other without examples are one run, so that help stays short. */
function runsOf(commands: readonly Command[]): Command[][] {
  const runs: Command[][] = [];
  for (const command of commands) {
    const last = runs.at(-1);
    const before = last?.at(-1);
    const isSame = before?.path[0] === command.path[0] && !before?.examples.length && !command.examples.length;
    if (last && isSame) last.push(command);
    else runs.push([command]);
  }
  return runs;
}

/** A command with its examples, or a list of several, each with what it does. */
function entries(context: CommandContext, run: readonly Command[]): Block[] {
  const [only, ...others] = run;
  if (only && !others.length) return entry(context, only);
  const items = run.map((command): Span[] => [code(form(context, command)), text(` ${context.say(command.words)}`)]);
  return [{ kind: 'list', items }];
}

function entry(context: CommandContext, command: Command): Block[] {
  const { say } = context;
  // A command that needs a file or the group's own article has no example that works everywhere. Its form is shown instead.
  const lines = command.examples.length ? command.examples.map(say) : [form(context, command)];
  const items = lines.map((line): Span[] => [code(line)]);
  return [paragraph(text(say(command.words)), ...chineseName(context, command)), { kind: 'list', items }];
}

/** The command's Chinese name for readers of Chinese, who can type it too. Empty if it is the same as the English name. */
function chineseName({ requester }: CommandContext, command: Command): Span[] {
  const name = shownPath(command, requester.language);
  return name === nameOf(command.path) ? [] : [text(' '), code(name)];
}

function form({ requester: { language } }: CommandContext, command: Command): string {
  const { options, oneOf = [] } = command;
  const others = options.filter(({ name }) => !oneOf.includes(name));
  const either = options.filter(({ name }) => oneOf.includes(name)).map((option) => shownName(option, language));
  const names = [
    ...(either.length ? [`<${either.join(' | ')}>`] : []),
    ...others.map((option) =>
      option.required ? `<${shownName(option, language)}>` : `[${shownName(option, language)}]`,
    ),
  ];
  // A command that needs nothing is shown as it is typed most often.
  const needs = options.some(({ name, required }) => required || oneOf.includes(name));
  return [shownPath(command, language), ...(needs ? names : [])].join(' ');
}

/** Explains how options are typed, with the options of the first command. */
function typed({ say, requester: { language } }: CommandContext, [first]: readonly Command[]): Block[] {
  const options = first?.options.filter(({ required }) => !required) ?? [];
  const spans = options.map((option): Span => {
    const shown = shownName(option, language);
    return code(option.kind === 'flag' ? shown : `${shown}:…`);
  });
  return spans.length ? [subdued(text(say(TYPED)), ...spans.flatMap((span) => [span, text(' ')]))] : [];
}
