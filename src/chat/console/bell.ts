/** Wakes the streams when this process has written a message. */
export type Bell = { ring(): void; wait(ms: number): Promise<void> };

export function createBell(): Bell {
  const sleeping = new Set<() => void>();
  return {
    ring: () => {
      for (const wake of [...sleeping]) wake();
    },
    wait: (ms) =>
      new Promise((resolve) => {
        const wake = () => {
          clearTimeout(timer);
          sleeping.delete(wake);
          resolve();
        };
        const timer = setTimeout(wake, ms);
        timer.unref?.();
        sleeping.add(wake);
      }),
  };
}
