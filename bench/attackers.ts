import type { Seen, Simulator } from '../test/simulators/discord/index.ts';
import type { BareSlack } from './bare-slack.ts';
import { createGuild, type Guild, NoAnswer } from './guild.ts';
import * as texts from './hostile-texts.ts';
import { HOST, page } from './page.ts';

/** Where attackers are: each has a server of its own on Discord, beside the workspace on Slack where the others ask. */
export type Scene = {
  discord: Simulator;
  slack: BareSlack;
  /** Where the program serves its pages now. */
  url(): string;
  /** Resolves when the program answers anything again, or has ended. */
  idle(): Promise<void>;
};

/** Somebody who does something that once stopped everybody else. Gives the words of the last answer; throws `NoAnswer`. */
export type Attacker = { name: string; act(): Promise<string> };

/** Those that may end the program come last. */
export function attackers(scene: Scene): Attacker[] {
  return [
    ...headers(scene),
    ...files(scene),
    ...longArticle(scene),
    ...camps(scene),
    ...editions(scene),
    ...longTexts(scene),
    ...ends(scene),
  ];
}

const words = ({ text }: Seen): string => text;
/** The words that stand for the whole message in a notification. */
const textIn = (answer: string): string => String((JSON.parse(answer) as { text?: unknown }).text);

function headers({ url, slack }: Scene): Attacker[] {
  const tabs = `a${'\t'.repeat(15_500)}b`;
  const member = slack.person('Somebody with time');
  const queries = texts.longQueries(40_000);
  return [
    { name: 'Accept-Language, 15,500 tabs', act: () => page(url(), '/', { 'accept-language': tabs }) },
    {
      name: '/quote, queries of 40,000 characters',
      act: () => each(queries, async (query) => textIn(await slack.ask(member, '/quote', query))),
    },
  ];
}

function files({ discord }: Scene): Attacker[] {
  const named = (name: string, file: string, text: string): Attacker => {
    const guild = createGuild(discord, name);
    return { name, act: async () => words(await guild.add({ name: file, text })) };
  };
  const flood = createGuild(discord, 'flood');
  const long = texts.longPreview();
  const preview = (index: number) =>
    flood.command(['parley', 'article', 'add'], { file: { name: `p${index}.en.txt`, text: long } });
  const typing = createGuild(discord, 'typing');
  return [
    named('YAML head of 224 KB', 'a.md', texts.yamlHead()),
    named('190 KB of Markdown, a<?', 'a.md', texts.markdownOf('a<?')),
    named('190 KB of Markdown, [a](', 'a.md', texts.markdownOf('[a](')),
    {
      name: '10 previews of 1.9 MB at once',
      act: () => all(Array.from({ length: 10 }, (_, i) => preview(i).then(words))),
    },
    {
      name: 'completing 6,000 characters',
      act: () =>
        each(texts.longQueries(6_000), (typed) => typing.complete(['quote'], 'words', typed).then(() => 'offers')),
    },
  ];
}

/** Passages of an article, the most that is tried first. */
const LONGEST = [68_354, 20_000, 10_000, 5_000];

function longArticle(scene: Scene): Attacker[] {
  const guild = createGuild(scene.discord, 'long');
  const made = LONGEST.map((passages) => ({ passages, text: texts.prose(passages) }));
  let added = 0;
  let link: string | undefined;
  const range = async () => {
    const seen = await guild.command(['quote'], { words: `big:1-${added}` });
    link ??= linkIn(seen);
    return `${added}: ${words(seen)}`;
  };
  const add = async () => {
    const said: string[] = [];
    for (const { passages, text } of made) {
      const came = await bring(scene, guild, { name: 'big.en.txt', text }, 'big');
      said.push(`${passages}: ${came.words}`);
      added = came.passages;
      if (!came.answered) throw new NoAnswer(said.join(' / '));
      if (added > 0) break;
    }
    return said.join(' / ');
  };
  return [
    { name: 'adding 68,354 passages', act: add },
    { name: '/quote big:1-LAST', act: range },
    { name: 'the reader’s page for big:1-LAST', act: async () => page(scene.url(), await pageOf(guild, link, added)) },
    { name: '/camps big', act: async () => words(await guild.command(['camps'], { topic: 'big' })) },
  ];
}

type Brought = { answered: boolean; words: string; passages: number };

/** Adds an article and looks how many passages it has: it may be there though nobody was told. */
async function bring(
  { idle }: Scene,
  guild: Guild,
  file: { name: string; text: string },
  id: string,
): Promise<Brought> {
  const said = await guild.add(file, { id }).then(
    (seen) => ({ answered: true, words: words(seen) }),
    (error: Error) => ({ answered: false, words: error.message }),
  );
  await idle();
  const { text } = await guild.command(['parley', 'article', 'show'], { article: id });
  // As its fields say it: “20000 (1–20000)”.
  return { ...said, passages: Number(/\(1–(\d+)\)/.exec(text)?.[1] ?? 0) };
}

const linkIn = ({ message }: Seen): string | undefined =>
  new RegExp(`https://${HOST}(/[^")\\s]+)`).exec(JSON.stringify(message.components))?.[1];

/** The page that an answer leads to; where none came, what is known of such addresses. */
async function pageOf(guild: Guild, link: string | undefined, last: number): Promise<string> {
  const one = link ?? linkIn(await guild.command(['quote'], { words: 'big:1' }));
  if (one === undefined) throw new NoAnswer('no answer with a link');
  return one.replace(/\/big\/\d+(?:-\d+)?/, `/big/1-${last}`);
}

function camps(scene: Scene): Attacker[] {
  const asked = (name: string, file: string, text: string): Attacker => {
    const guild = createGuild(scene.discord, name);
    return {
      name: `/camps, ${name}`,
      act: async () => {
        const came = await bring(scene, guild, { name: file, text }, 'views');
        return came.passages ? words(await guild.command(['camps'], { topic: 'views' })) : came.words;
      },
    };
  };
  return [
    asked('5,000 different holders', 'views.en.txt', texts.differentHolders(5_000)),
    asked('20,000 different holders', 'views.en.txt', texts.differentHolders(20_000)),
    asked('5,000 lines of ” and adverbs', 'views.zh.txt', texts.quotationMarks(5_000)),
  ];
}

function editions(scene: Scene): Attacker[] {
  let trifles = 0;
  return [5_500, 16_000].flatMap((passages): Attacker[] => {
    const guild = createGuild(scene.discord, `two editions of ${passages}`);
    const [english, chinese] = [texts.lampsInEnglish(passages), texts.lampsInChinese(passages)];
    const add = async () => {
      const first = await bring(scene, guild, { name: 'two.en.txt', text: english }, 'two');
      if (!first.passages) return first.words;
      return words(await guild.add({ name: 'two.zh.txt', text: chinese }, { 'edition-of': 'two' }));
    };
    const trifle = async () => {
      trifles += 1;
      await guild.add({ name: `trifle${trifles}.en.txt`, text: `A trifle number ${trifles} is here. Another one.` });
      await guild.command(['parley', 'article', 'list']);
      return words(await guild.command(['quote'], { words: 'two:1' }));
    };
    return [
      { name: `a second edition of ${passages}`, act: add },
      { name: `… and a small article beside it`, act: trifle },
    ];
  });
}

function longTexts(scene: Scene): Attacker[] {
  const [endless, many] = [createGuild(scene.discord, 'endless'), createGuild(scene.discord, 'many')];
  const [sentence, largest] = [texts.endlessSentence(190_000), texts.largest()];
  const cookie = `a=${'b; c='.repeat(1_200)}`;
  let articles = 0;
  return [
    {
      name: 'sentences of 190,000 characters',
      act: async () => {
        await bring(scene, endless, { name: 'endless.en.txt', text: `${sentence}\n\n`.repeat(6) }, 'endless');
        return words(await endless.command(['quote'], { words: 'endless:1-6' }));
      },
    },
    {
      name: 'a file of 19 MB, and a small one beside it',
      act: async () => {
        const came = await bring(scene, many, { name: 'largest.zh.txt', text: largest }, 'largest');
        articles += 1;
        await many.add({ name: `small${articles}.en.txt`, text: `A small article number ${articles} is here.` });
        await many.command(['parley', 'article', 'list']);
        return came.passages ? words(await many.command(['quote'], { words: 'largest:1' })) : came.words;
      },
    },
    {
      name: 'cookies and questions of 7,000 characters',
      act: async () => {
        await page(scene.url(), `/?ui=${'%25'.repeat(1_200)}`, { cookie });
        return page(scene.url(), `/w/x/a/y/1?lang=${'&page=1'.repeat(900)}`, { cookie });
      },
    },
  ];
}

function ends(scene: Scene): Attacker[] {
  const { slack } = scene;
  const guild = createGuild(scene.discord, 'shortest');
  const text = texts.shortestSentences();
  return [
    {
      name: 'a signed null',
      act: async () => {
        const status = await slack.deliver('event', JSON.parse('null'));
        if (status === 0) throw new NoAnswer('the connection was cut');
        return `status ${status}`;
      },
    },
    {
      name: '3 MB of “a.”, then /quote a',
      act: async () => {
        const came = await bring(scene, guild, { name: 'many.en.txt', text }, 'many');
        return came.passages ? words(await guild.command(['quote'], { words: 'a' })) : came.words;
      },
    },
  ];
}

/** One after the other; gives the last answer, or says which one had none. */
async function each<T>(many: readonly T[], act: (one: T) => Promise<string>): Promise<string> {
  let last = '';
  for (const [index, one] of many.entries())
    last = await act(one).catch((error: Error) => {
      throw new NoAnswer(`number ${index + 1} of ${many.length}: ${error.message}`);
    });
  return last;
}

/** The last of the answers; throws when one did not come. */
const all = async (answers: Promise<string>[]): Promise<string> => (await Promise.all(answers)).at(-1) ?? '';
