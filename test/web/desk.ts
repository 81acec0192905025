import type { Proposer } from '#core/topic-proposal.ts';
import { createDrafts } from '#library/index.ts';
import { topicEditorApp } from '#web/topic-editor/app.ts';
import { type House, openHouse } from '../commands/house.ts';
import { KEEPER_TOPIC } from '../commands/keeper-topic.ts';
import { add, lighthouse } from '../commands/lighthouse.ts';
import { KEEPER_PROPOSAL } from '../draft/keeper-proposal.ts';
import { say, testSite } from './fakes.ts';

export const MODEL: Proposer = { name: 'small (here)', propose: async () => KEEPER_PROPOSAL };

/** The topic editor of a house, asked as a browser asks. */
export function desk({ services, store }: House, proposer?: Proposer) {
  let now = 1000;
  const drafts = createDrafts({ ...services, store, groups: [], proposer, now: () => ++now });
  const parts = { ...services, workspace: 'local', drafts, stored: store.topics, model: proposer?.name, sayIn: say };
  const site = testSite(topicEditorApp(parts));
  const headers = { host: 'localhost' };
  const asked = async (response: Response) => ({
    status: response.status,
    to: response.headers.get('location'),
    html: await response.text(),
  });
  return {
    drafts,
    get: async (path: string) => asked(await site.request(path, { headers })),
    post: async (path: string, form: Record<string, string>) =>
      asked(await site.request(path, { method: 'POST', headers, body: new URLSearchParams(form) })),
  };
}

export const hidden = (html: string): string => /name="at" value="(\d+)"/.exec(html)?.[1] ?? '';
export const stored = async ({ store }: House) =>
  (await store.topics.list('local')).map(({ id, status }) => `${id} ${status}`);

/** A house with the lighthouse's article and its topic's file with checksums. */
export async function soundTopic() {
  const house = await openHouse();
  await add(house, lighthouse());
  const { get, post, drafts } = desk(house);
  const { fixed } = await checked(house);
  return { house, get, post, drafts, yaml: fixed };
}

async function checked(house: House) {
  const { checkTopic, checkedAgainst } = await import('#library/index.ts');
  const against = await checkedAgainst({ library: house.services.library, groups: [] }, 'local');
  return { fixed: checkTopic('keeper', KEEPER_TOPIC, against).fixed ?? '' };
}
