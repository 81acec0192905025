// npm run bench [-- search | quote | start | process | slack | discord]: ratios against something measured in the same run. Nothing is asserted.
import { benchDiscord } from './discord.ts';
import { benchProcess } from './process.ts';
import { benchQuote } from './quote.ts';
import { benchShelf } from './shelf.ts';
import { benchSlack } from './slack.ts';
import { benchStart } from './start.ts';

const PARTS: Record<string, () => Promise<Record<string, unknown>[]>> = {
  search: benchShelf,
  quote: benchQuote,
  start: benchStart,
  process: benchProcess,
  slack: benchSlack,
  discord: benchDiscord,
};

const asked = process.argv.slice(2);
const unknown = asked.find((name) => !Object.hasOwn(PARTS, name));
if (unknown !== undefined) {
  console.error(`bench: no part "${unknown}"; there are ${Object.keys(PARTS).join(', ')}`);
  process.exit(2);
}
for (const [name, part] of Object.entries(PARTS)) {
  if (asked.length && !asked.includes(name)) continue;
  console.log(`\n${name}`);
  console.table(await part());
}
