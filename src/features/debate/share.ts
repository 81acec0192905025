import type { FeatureStore } from '#core/command.ts';
import type { Links } from '#core/ports/reader-links.ts';
import type { Actor } from './commands.ts';
import { readEvents } from './events.ts';
import { debateFrom } from './evolve.ts';
import { must, refuse, steers } from './refuse.ts';

/** A debate, and who wants to show or hide its page. */
export type Sharing = { store: Pick<FeatureStore, 'transaction'>; workspace: string; id: string; by: Actor };

/**
 * Gives a debate's page an address, for whoever has the link. Returns it: the same as before if it has one; undefined if nobody could reach it.
 * Throws the user error 'debate' if this person may not.
 */
export async function shareDebate(sharing: Sharing & { links: Pick<Links, 'debate'> }): Promise<string | undefined> {
  const { store, workspace, id, links } = sharing;
  await store.transaction(workspace, async (ports) => {
    await requireSteering(ports, sharing);
    await ports.streamKeys.make(workspace, id);
  });
  return links.debate(workspace, id);
}

/** Takes the address back, so that the link leads nowhere. Returns false if there was none. Throws the user error 'debate'. */
export async function revokeShare(sharing: Sharing): Promise<boolean> {
  const { store, workspace, id } = sharing;
  return store.transaction(workspace, async (ports) => {
    await requireSteering(ports, sharing);
    return ports.streamKeys.remove(workspace, id);
  });
}

async function requireSteering({ streams }: Pick<FeatureStore, 'streams'>, { workspace, id, by }: Sharing) {
  const debate = debateFrom(readEvents((await streams.read(workspace, id))?.events ?? []));
  if (!debate) refuse('gone');
  must(steers(debate, by), 'not-yours-to-steer');
}
