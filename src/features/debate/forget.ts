import type { Ports } from '#core/ports/store.ts';
import { actIn, DEBATE_KIND, standingJob } from './act.ts';
import { readEvents } from './events.ts';
import { debateFrom } from './evolve.ts';
import { type Debate, isOver } from './state.ts';

/** How much is stored of a person in debates. `texts`: of all kinds. `ballots`: not counted yet. `names`: 1 if their name and id are stored. */
export type KeptInDebates = { texts: number; ballots: number; names: number };

/** Counts what is stored of a person in debates. `user`: as participants are stored. */
export async function keptInDebates(ports: Ports, workspace: string, user: string): Promise<KeptInDebates> {
  const person = await ports.participants.known(workspace, user);
  if (person === undefined) return { texts: 0, ballots: 0, names: 0 };
  let texts = 0;
  for (const { id } of await ports.streams.list(workspace))
    texts += (await ports.streamTexts.list(workspace, id)).filter((one) => isTheirs(one, person)).length;
  return { texts, ballots: await ports.ballots.countOf(workspace, person), names: 1 };
}

const isTheirs = ({ by, body }: { by: string; body?: unknown }, person: string): boolean =>
  by === person && body !== undefined;

/**
 * Erases a person from debates: name, id and words. That they took part, and their ballots in votes that are closed, stay under a random id that
 * leads to nobody, so that results stand; if such a vote begins again, their ballot goes. What was posted of theirs is edited, so that it stands there without their name and words.
 */
export async function forgetInDebates(ports: Ports, workspace: string, user: string): Promise<void> {
  const person = await ports.participants.forget(workspace, user);
  if (person === undefined) return;
  await ports.streamTexts.forget(workspace, person);
  for (const { id } of await ports.streams.list(workspace)) {
    const debate = debateFrom(readEvents((await ports.streams.read(workspace, id))?.events ?? []));
    if (!debate) continue;
    // Nothing is drawn by lot here.
    await actIn({ ports, dice: () => 0, factor: 1, workspace, id }, { kind: 'forget', person });
    await editPosts(ports, workspace, id, debate, person);
  }
}

async function editPosts(ports: Ports, workspace: string, id: string, debate: Debate, person: string): Promise<void> {
  const { platform, channel, thread } = debate.setup.place;
  const posted = debate.entries.filter((one) => one.by === person && debate.posts.has(`${one.kind} ${one.id}`));
  for (const entry of posted)
    await ports.outbox.put(workspace, {
      ...{ key: `debate ${id} erased ${entry.id}`, platform, channel: thread ?? channel, kind: DEBATE_KIND },
      ...{ ids: { debate: id, entry: entry.id }, steps: ['post'] },
    });
  const isNamed = debate.people.has(person) || debate.answers.has(person) || debate.facilitator === person;
  if (!isNamed || isOver(debate)) return;
  const standing = debate.phase === 'planned' ? 'plan' : 'lobby';
  await ports.outbox.put(workspace, standingJob({ id, debate, now: await ports.clock.now(), factor: 1 }, standing));
}
