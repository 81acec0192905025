/** Most ms for all steps together. Supervisors kill a program about ten seconds after they ask it to stop. */
const ALL_WITHIN = 9_700;

/** Something to stop. `within`: ms after which the next step starts anyway. */
export type Step = { what: string; within: number; end(): Promise<void> };

/** On SIGINT or SIGTERM, runs the steps one after the other and exits. A second signal exits at once. */
export function stopOnSignal(steps: () => readonly Step[]): void {
  let stopping = false;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (stopping) process.exit(1);
      stopping = true;
      setTimeout(() => give('not everything ended in time'), ALL_WITHIN).unref();
      void endAll(steps()).then((well) => process.exit(well ? 0 : 1));
    });
  }
}

function give(why: string): never {
  console.error(`parley: ${why}. What was stored is safe; what was not answered is answered at the next start.`);
  process.exit(1);
}

async function endAll(steps: readonly Step[]): Promise<boolean> {
  let well = true;
  for (const { what, within, end } of steps) {
    const waited = Promise.withResolvers<void>();
    const timer = setTimeout(() => waited.reject(new Error(`it took longer than ${within} ms`)), within);
    const ended = Promise.resolve().then(end);
    ended.catch(() => undefined);
    await Promise.race([ended, waited.promise]).catch((error: unknown) => {
      well = false;
      console.error(`parley: ${what} did not end well: ${error instanceof Error ? error.message : String(error)}`);
    });
    clearTimeout(timer);
  }
  return well;
}
