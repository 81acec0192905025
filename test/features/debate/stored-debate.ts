import type { Store } from '#core/ports/store.ts';
import type { DebateEvent } from '#features/debate/events.ts';
import { EVENTS, NAMES, TEXTS } from './whole-debate.ts';

type Stored = Pick<Store, 'streams' | 'participants' | 'streamTexts' | 'streamKeys'>;

/** Stores a whole debate, as it is once it is over, with what was erased since. Returns the key of its page. */
export async function storeDebate(
  { streams, participants, streamTexts, streamKeys }: Stored,
  workspace: string,
  events: readonly DebateEvent[] = EVENTS,
): Promise<string> {
  const head = { id: 'd1', platform: 'console', place: 'general', isOpen: false, version: 0 } as const;
  await streams.append(workspace, head, events);
  for (const { id, name = 'Benedikta' } of NAMES.values())
    await participants.idOf(workspace, `console ${id}`, name, id);
  for (const { body = { text: 'Erased since.' }, ...text } of TEXTS.values())
    await streamTexts.put(workspace, { ...text, body });
  for (const { id, by, body } of TEXTS.values()) if (body === undefined) await streamTexts.forget(workspace, by ?? id);
  await participants.forget(workspace, 'console ben');
  return streamKeys.make(workspace, 'd1');
}
