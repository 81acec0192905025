import type { ChatDriver, Seen, Speaker } from './chat-driver.ts';

/** The state of a conversation. Steps store messages in `seen` for later steps. */
export type Scene = { chat: ChatDriver; seen: Map<string, Seen> };
export type Step = { does: string; run(scene: Scene): Promise<void> };

export const ANA: Speaker = { name: 'Ana', language: 'en', may: 'member' };
export const BO: Speaker = { name: 'Bo', language: 'zh-Hans', may: 'member' };
export const FAY: Speaker = { name: 'Fay', language: 'en', may: 'manager' };

/** Returns the message that an earlier step stored. */
export const from = (scene: Scene, name: string): Seen => {
  const found = scene.seen.get(name);
  if (!found) throw new Error(`nothing was seen as ${name}`);
  return found;
};
