/** Runs tasks one after the other, in the order given. A failed task does not stop the next ones. */
export type Queue = <T>(work: () => Promise<T>) => Promise<T>;

export function queue(): Queue {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const result = last.then(work);
    last = result.catch(() => undefined);
    return result;
  };
}

/** Makes a queue for each key, such as a workspace. An empty queue takes no memory. */
export function queues(): <T>(key: string, work: () => Promise<T>) => Promise<T> {
  const waiting = new Map<string, { run: Queue; count: number }>();
  return async (key, work) => {
    const own = waiting.get(key) ?? { run: queue(), count: 0 };
    waiting.set(key, own);
    own.count++;
    try {
      return await own.run(work);
    } finally {
      own.count--;
      if (own.count === 0) waiting.delete(key);
    }
  };
}
