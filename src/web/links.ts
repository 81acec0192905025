import type { Links } from '#core/ports/reader-links.ts';
import type { Store } from '#core/ports/store.ts';
import type { StreamKeys } from '#core/ports/stream-keys.ts';
import { passageAddress } from './passage-address.ts';

/** Links to nowhere, for the command line, which serves no pages. */
export const NO_LINKS: Links = {
  reader: async () => undefined,
  topics: async () => undefined,
  debate: async () => undefined,
  renew: async () => false,
};

/** Links to the console's own pages. They need no host, and those to articles and topics no key. */
export function localLinks(workspace: string, { streamKeys }: Pick<Store, 'streamKeys'>): Links {
  return {
    ...NO_LINKS,
    reader: async (requested) => (requested === workspace ? passageAddress('/a/') : undefined),
    topics: async (requested) => (requested === workspace ? topicsUnder('') : undefined),
    debate: async (requested, id) => (requested === workspace ? debateUnder('', streamKeys, requested, id) : undefined),
  };
}

/**
 * Links to pages under `publicUrl` (no slash at its end), with a key per workspace. The first request makes the key. People without a link
 * cannot guess it.
 */
export function publicLinks(
  publicUrl: string,
  store: Pick<Store, 'readerKeys' | 'streamKeys' | 'transaction'>,
  newKey: () => string,
): Links {
  const baseOf = async (workspace: string) => {
    const key = (await store.readerKeys.get(workspace)) ?? (await firstKey(store, workspace, newKey));
    return `${publicUrl}/w/${key}`;
  };
  return {
    reader: async (workspace) => {
      const base = await baseOf(workspace);
      return passageAddress(`${base}/a/`, await store.readerKeys.secret(workspace));
    },
    topics: async (workspace) => topicsUnder(await baseOf(workspace)),
    debate: (workspace, id) => debateUnder(publicUrl, store.streamKeys, workspace, id),
    renew: async (workspace) => {
      await store.readerKeys.put(workspace, newKey());
      return true;
    },
  };
}

/** Makes the first key of a workspace. Two first requests at the same moment get the same key. */
function firstKey({ transaction }: Pick<Store, 'transaction'>, workspace: string, newKey: () => string) {
  return transaction(workspace, async ({ readerKeys }) => {
    const known = await readerKeys.get(workspace);
    if (known !== undefined) return known;
    const key = newKey();
    await readerKeys.put(workspace, key);
    return key;
  });
}

/** The local links if they exist for the workspace, else the others: one process may serve the console and chats. */
export function eitherLinks(local: Links, others: Links): Links {
  return {
    reader: async (workspace) => (await local.reader(workspace)) ?? others.reader(workspace),
    topics: async (workspace) => (await local.topics(workspace)) ?? others.topics(workspace),
    // A debate of the console is on no public page.
    debate: async (workspace, id) =>
      (await local.reader(workspace)) ? local.debate(workspace, id) : others.debate(workspace, id),
    renew: async (workspace) => !(await local.reader(workspace)) && others.renew(workspace),
  };
}

/** The address of a debate's page, while it has a key. The key is its own: that of the group opens no debate. */
async function debateUnder(base: string, keys: Pick<StreamKeys, 'get'>, workspace: string, id: string) {
  const key = await keys.get(workspace, id);
  return key === undefined ? undefined : `${base}/d/${key}`;
}

const topicsUnder = (base: string) => (topic: string) => `${base}/t/${encodeURIComponent(topic)}`;
