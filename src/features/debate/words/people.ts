import { clip } from '#core/clip.ts';
import { person, type Span, text } from '#core/reply.ts';
import { visible } from '#core/visible.ts';
import type { Words } from '#core/words.ts';
import { FORMER_MEMBER } from '../../privacy/words.ts';
import { type Drawing, userOf } from '../drawing.ts';
import type { Stance } from '../events.ts';
import type { Debate } from '../state.ts';
import { type Field, listed, type Voice } from './voices.ts';

/** Characters of a name that are shown. */
const LONGEST_NAME = 60;

/** A person's name as they were called last; that of a former member if they were erased. */
export function nameOf({ names, say }: Pick<Drawing, 'names' | 'say'>, id: string): string {
  const name = names.get(id)?.name?.replaceAll(/\s+/gu, ' ').trim();
  return name ? clip(visible(name), LONGEST_NAME) : say(FORMER_MEMBER);
}

/** True if somebody else in the debate is called alike. */
export function sharesName(drawing: Pick<Drawing, 'names' | 'say'>, id: string): boolean {
  const name = nameOf(drawing, id);
  return (
    userOf(drawing, id) !== undefined &&
    [...drawing.names.keys()].some((other) => other !== id && nameOf(drawing, other) === name)
  );
}

/** A person, by the platform's id, so that people with one name are told apart. */
export function personSpan(drawing: Pick<Drawing, 'names'>, voice: Voice, id: string): Span {
  const user = userOf(drawing, id);
  const name = nameOf({ ...drawing, ...voice }, id);
  return user === undefined ? text(name) : person(user, name);
}

/** A person in a sentence. */
export const who =
  (drawing: Pick<Drawing, 'names'>, id: string) =>
  (voice: Voice): Span[] => [personSpan(drawing, voice, id)];

/** People in a sentence. */
export const everybody =
  (drawing: Pick<Drawing, 'names'>, ids: readonly string[]) =>
  (voice: Voice): Span[] =>
    listed(
      voice,
      ids.map((id) => [personSpan(drawing, voice, id)]),
    );

/** A name for some people, with their number and who they are. */
export function peopleField(drawing: Drawing, name: Words, ids: readonly string[], drawn?: Debate['people']): Field {
  const marked = ids.map((id) => [
    personSpan(drawing, drawing, id),
    ...(drawn?.get(id)?.isDrawn ? [text(bracketed(drawing, BY_LOT))] : []),
  ]);
  const nobody = [text(drawing.say(NOBODY))];
  return { name: counted(drawing, name, ids.length), value: ids.length ? listed(drawing, marked) : nobody };
}

function counted({ say, language }: Voice, name: Words, count: number): string {
  if (language === 'both') return `${say(name)} (${count})`;
  return say({ en: `${name.en} (${count})`, zh: `${name.zh}（${count} 人）` });
}

function bracketed({ say, language }: Voice, words: Words): string {
  return language === 'both' ? ` (${say(words)})` : say({ en: ` (${words.en})`, zh: `（${words.zh}）` });
}

const BY_LOT: Words = { en: 'by lot', zh: '抽签' };
const NOBODY: Words = { en: 'nobody yet', zh: '暂无' };

/** The people of a stance, in the order in which they came. */
export const peopleOf = ({ people }: Debate, stance: Stance): string[] =>
  [...people].filter(([, one]) => one.stance === stance).map(([id]) => id);
