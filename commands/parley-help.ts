import type { Command, Context } from '#core/command.ts';
import { type Block, code, type Outcome, paragraph, type Span, subdued, text } from '#core/reply.ts';
import { allows } from '#core/request.ts';

/** Help over these commands and itself: derived from the declarations, so that it cannot be wrong about them. */
export function helpFor(others: readonly Command[]): Command {
  const help: Command = {
    path: ['parley', 'help'],
    chinese: ['parley', '帮助'],
    traditional: ['parley', '幫助'],
    words: { en: 'What Parley can do, by example', zh: '看看 Parley 会做什么' },
    options: [],
    may: 'member',
    examples: [{ en: '/parley help', zh: '/parley help' }],
    visibility: () => 'only-me',
    run: async (context) => answer(context, [...others, help]),
  };
  return help;
}

function answer(context: Context, commands: readonly Command[]): Outcome {
  const { say, asked, may } = context;
  const usable = commands.filter((command) => allows(may, command.may));
  const intro = {
    en: 'I find what an article says and quote it word for word. Type a few words that you remember: wrong or missing ones do not matter.',
    zh: '我帮大家在文章里找到原话，一字不差地引用。记得几个词就行，记错、漏字都没关系。',
  };
  const blocks: Block[] = [
    { kind: 'heading', text: 'Parley' },
    paragraph(text(say(intro))),
    ...usable.flatMap((command) => entry(context, command)),
    ...(usable.length < commands.length
      ? [subdued(text(say({ en: 'Facilitators can do more.', zh: '主持人还有更多命令可用。' })))]
      : []),
  ];
  return { kind: 'reply', visibility: 'only-me', reply: { language: asked.language, blocks } };
}

function entry({ say }: Context, command: Command): Block[] {
  // What needs a file, or an article of the group's own, has no example that works everywhere: its form stands for it.
  const lines = command.examples.length ? command.examples.map(say) : [form(command)];
  const items = lines.map((line): Span[] => [code(line)]);
  return [paragraph(text(say(command.words))), { kind: 'list', items }];
}

function form({ path, options }: Command): string {
  const names = options.map(({ name, required }) => (required ? `<${name}>` : `[${name}]`));
  return `/${[...path, ...names].join(' ')}`;
}
