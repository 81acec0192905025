import type { ChatDriver, Seen, Speaker } from './chat-driver.ts';

/** What has been said so far; steps leave messages here for later ones. */
export type Scene = { chat: ChatDriver; seen: Map<string, Seen> };
export type Step = { does: string; run(scene: Scene): Promise<void> };

export const ANA: Speaker = { name: 'Ana', language: 'en', may: 'member' };
export const BO: Speaker = { name: 'Bo', language: 'zh-Hans', may: 'member' };
export const FAY: Speaker = { name: 'Fay', language: 'en', may: 'manager' };

/** What an earlier step saw. */
export const from = (scene: Scene, name: string): Seen => {
  const found = scene.seen.get(name);
  if (!found) throw new Error(`nothing was seen as ${name}`);
  return found;
};
