// npm run bench [-- NAME … --seconds 60]: ratios against something measured in the same run. Nothing is asserted. CONTRIBUTING.md names the parts.
import { parseArgs } from 'node:util';
import { benchCluster } from './cluster.ts';
import { benchDaily } from './daily.ts';
import { benchDebate } from './debate.ts';
import { benchDiscord } from './discord.ts';
import { benchGrowth } from './growth.ts';
import { benchMemory } from './memory.ts';
import { benchProcess } from './process.ts';
import { benchQuote } from './quote.ts';
import { benchShelf } from './shelf.ts';
import { benchSlack } from './slack.ts';
import { benchStandstill } from './standstill.ts';
import { benchStart } from './start.ts';
import { benchWeights } from './weights.ts';

/** Numbers that parts take, and words. */
const { values, positionals: asked } = parseArgs({
  allowPositionals: true,
  options: {
    rounds: { type: 'string' },
    seconds: { type: 'string' },
    each: { type: 'string' },
    rate: { type: 'string' },
    heap: { type: 'string' },
    only: { type: 'string' },
    workspaces: { type: 'string' },
    articles: { type: 'string' },
    passages: { type: 'string' },
    due: { type: 'string' },
    debates: { type: 'string' },
    seed: { type: 'string' },
    queries: { type: 'string' },
    tasks: { type: 'string' },
  },
});

type Part = () => Promise<Record<string, unknown>[]>;

const PARTS: Record<string, Part> = {
  search: benchShelf,
  quote: benchQuote,
  start: benchStart,
  process: benchProcess,
  slack: () => benchSlack(numbers('rounds')),
  discord: () => benchDiscord(numbers('rounds')),
  growth: benchGrowth,
};
/** They take many minutes or need PostgreSQL, and run only where they are named. */
const LONG_PARTS: Record<string, Part> = {
  cluster: () => benchCluster(numbers('rounds')),
  standstill: () =>
    benchStandstill({ ...numbers('seconds', 'each', 'rate', 'heap'), ...(values.only && { only: values.only }) }),
  daily: () => benchDaily(numbers('due', 'rate')),
  debate: () => benchDebate(numbers('debates', 'rate')),
  weights: () =>
    benchWeights({ ...numbers('seed', 'queries', 'rounds'), ...(values.tasks && { tasks: values.tasks }) }),
  memory: () => benchMemory(numbers('workspaces', 'articles', 'passages')),
};
const ALL = { ...PARTS, ...LONG_PARTS };

/** Those of the options that are given. */
function numbers<Name extends Exclude<keyof typeof values, 'only' | 'tasks'>>(
  ...names: Name[]
): { [name in Name]?: number } {
  const given = names.flatMap((name) => (values[name] === undefined ? [] : [[name, Number(values[name])] as const]));
  const wrong = given.find(([, value]) => !(value > 0));
  if (wrong) end(`--${wrong[0]} is a number, such as --${wrong[0]} 60`);
  return Object.fromEntries(given) as { [name in Name]?: number };
}

function end(why: string): never {
  console.error(`bench: ${why}`);
  process.exit(2);
}

const unknown = asked.find((name) => !Object.hasOwn(ALL, name));
if (unknown !== undefined) end(`no part "${unknown}"; there are ${Object.keys(ALL).join(', ')}`);
for (const [name, part] of Object.entries(asked.length ? ALL : PARTS)) {
  if (asked.length && !asked.includes(name)) continue;
  console.log(`\n${name}`);
  console.table(await part());
}
