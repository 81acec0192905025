/**
 * Rights that one process has at a time, each for a while, by the store's clock. The process is the one that opened the store. A lease of a
 * process that has ended on this machine is free at once, and any other when its time is over.
 */
export type Leases = {
  /** Takes a free lease, or renews the own, for `ms`. Returns false if another process has it. */
  take(name: string, ms: number): Promise<boolean>;
  /** Gives the own lease back. */
  release(name: string): Promise<void>;
  /** Says that this process runs for the next `ms`. Until then, the deliveries that it holds are given to no other process. */
  arrive(ms: number): Promise<void>;
  /** Takes that back: what this process holds is free. */
  leave(): Promise<void>;
  /** Returns the number of other processes that run. */
  others(): Promise<number>;
};
