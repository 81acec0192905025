import type { Ports, Store } from '#core/ports/store.ts';
import type { ChatStandIn } from './standin.ts';

/** What ends a process. Whoever catches it gets no further: every later call ends the same way. */
class Crash extends Error {}

export type Crashing = {
  store: Pick<Store, 'transaction' | 'outbox' | 'clock'>;
  chat: ChatStandIn;
  /** True if the process came to that moment, and ended there. */
  hasEnded(): boolean;
};

/**
 * A process that ends at its `at`th moment, from 0. There is a moment before and one after every call of the store, also inside a transaction,
 * and before and after every message.
 */
export function crashing(store: Store, chat: ChatStandIn, at: number): Crashing {
  let moments = 0;
  let isOver = false;
  const moment = () => {
    isOver ||= moments++ === at;
    if (isOver) throw new Crash();
  };
  const around = async <T>(work: () => Promise<T>): Promise<T> => {
    moment();
    const result = await work();
    moment();
    return result;
  };
  const outboxOf = ({ outbox }: Pick<Ports, 'outbox'>): Ports['outbox'] => ({
    ...outbox,
    take: (...given) => around(() => outbox.take(...given)),
    mark: (...given) => around(() => outbox.mark(...given)),
  });
  const inside = (ports: Ports): Ports => {
    const { scheduleRuns } = ports;
    const runs = {
      ...scheduleRuns,
      put: (...given: Parameters<typeof scheduleRuns.put>) => around(() => scheduleRuns.put(...given)),
    };
    return { ...ports, outbox: outboxOf(ports), scheduleRuns: runs };
  };
  return {
    store: {
      outbox: outboxOf(store),
      clock: { now: () => around(() => store.clock.now()) },
      transaction: (workspace, work) => around(() => store.transaction(workspace, (ports) => work(inside(ports)))),
    },
    chat: { ...chat, send: (...given) => around(() => chat.send(...given)) },
    hasEnded: () => isOver,
  };
}
