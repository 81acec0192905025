/** Runs what it is given one after the other, in the order given; a failure does not stop those behind it. */
export type Queue = <T>(work: () => Promise<T>) => Promise<T>;

export function queue(): Queue {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const result = last.then(work);
    last = result.catch(() => undefined);
    return result;
  };
}

/** A queue for each key, such as a workspace; one that is empty takes no memory. */
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
