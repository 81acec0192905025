// Loaded into the bot before it starts (--import): its patience of 1.5 s, after which it defers an answer, is over within a few ms at
// times. So answers of every kind come late, as they otherwise do only where something is slow.
import { seeded } from './random.ts';

/** ms: DEFER_AFTER and ACK_AFTER in src/chat. */
const PATIENCE = 1_500;
/** ms: an answer takes about as long. */
const SHORT = 12;

const random = seeded(Number(process.env.SOAK_SEED));

globalThis.setTimeout = new Proxy(globalThis.setTimeout, {
  apply: (target, self, [work, ms, ...rest]: unknown[]) => {
    const hurried = ms === PATIENCE && random() < 0.5;
    return Reflect.apply(target, self, [work, hurried ? random() * SHORT : ms, ...rest]);
  },
});
