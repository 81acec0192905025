// Run as a process of its own: stores one transaction after the other and says the number of each when it is stored. Is killed.
import { writeSync } from 'node:fs';
import { openStore } from '#store/index.ts';
import { revision } from '../contract/store-samples.ts';

const STDOUT = 1;
const [place = '', workspace = ''] = process.argv.slice(2);
const store = await openStore(JSON.parse(place));

/** Touches most tables, so that a torn transaction shows. */
async function write(n: number, fails: boolean): Promise<void> {
  await store.transaction(workspace, async (ports) => {
    await ports.transcript.append(workspace, { id: `message-${n}`, channel: 'hall', createdAt: n, body: n });
    await ports.articles.add(workspace, revision({ article: 'canal', number: n }));
    await ports.cards.put(workspace, { id: 'last', command: 'quote', owner: 'U1', createdAt: n, state: n });
    if (fails) throw new Error('rolled back on purpose');
  });
}

for (let n = 1; ; n++) {
  await write(n, true).catch(() => undefined);
  await write(n, false);
  writeSync(STDOUT, `${n}\n`);
}
