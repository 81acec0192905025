import { type ActParts, act } from './act.ts';

/** Looks at a debate that is due, until nothing of it is. Does nothing if another process has done it. */
export async function lookAtDebate(parts: ActParts, workspace: string, id: string): Promise<void> {
  for (;;) {
    const { events } = await act(parts, workspace, id, { kind: 'due' });
    if (!events.length) return;
  }
}
