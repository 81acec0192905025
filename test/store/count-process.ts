// Run as a process of its own: opens the store and counts up in it, each time reading before writing. Says what went wrong on stderr.
import { openStore } from '#store/index.ts';
import { card, message } from '../contract/store-samples.ts';

const [folder = '', id = '', times = '0'] = process.argv.slice(2);
const store = await openStore({ folder });
for (let n = 0; n < Number(times); n++) {
  await store.transaction('W', async ({ cards, transcript }) => {
    const state = Number((await cards.get('W', 'count'))?.state ?? 0);
    await cards.put('W', card('count', state + 1));
    await transcript.append('W', message(`${id}-${n}`, 'hall', n));
  });
}
await store.close();
