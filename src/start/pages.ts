import type { Pages } from '#core/ports/pages.ts';
import { ownVersion } from '../version.ts';

/** Fetches pages from the web. What that needs is loaded when the first page is asked for. */
export function pagesFromWeb(contact: string | undefined): Pages {
  let opened: Promise<Pages> | undefined;
  const open = async () => {
    const { createPages } = await import('#fetch/index.ts');
    return createPages({ version: ownVersion(), ...(contact !== undefined && { contact }) });
  };
  return {
    fetch: async (address) => {
      opened ??= open();
      return (await opened).fetch(address);
    },
  };
}
