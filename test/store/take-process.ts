// Run as a process of its own: opens the store, takes what is due in the outbox for an hour, and ends without giving it back.
import { PLATFORMS } from '#core/request.ts';
import { openStore } from '#store/index.ts';

const [location = ''] = process.argv.slice(2);
const store = await openStore(JSON.parse(location));
const rows = await store.outbox.take(PLATFORMS, 3_600_000, 1_000);
process.stdout.write(JSON.stringify(rows.map(({ workspace, key }) => `${workspace} ${key}`)), () =>
  process.kill(process.pid, 'SIGKILL'),
);
