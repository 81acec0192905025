import { clip } from '#core/clip.ts';
import type { CommandContext } from '#core/command.ts';
import {
  type Block,
  type Choice,
  MOST_CHOICES,
  type Outcome,
  onlyMe,
  paragraph,
  type Span,
  type Suggestion,
  text,
} from '#core/reply.ts';
import type { Words } from '#core/words.ts';
import { momentWords } from '../daily/when.ts';
import { debateButtonId } from './actions.ts';
import { formatOf } from './formats/index.ts';
import { refuse } from './refuse.ts';
import type { Debate } from './state.ts';
import { debateHere, debatesHere, type FoundDebate } from './where.ts';

const PHASES: Record<Debate['phase'], Words> = {
  planned: { en: 'planned', zh: '已预约' },
  lobby: { en: 'in the lobby', zh: '候场中' },
  running: { en: 'running', zh: '进行中' },
  over: { en: 'over', zh: '已结束' },
  cancelled: { en: 'called off', zh: '已取消' },
};

/** “AI will … · Oxford · Mon 23 Nov 2026, 12:00 UTC · over”, and the words for the motion alone. */
function lineOf({ debate }: FoundDebate): { motion: Words; about: Words } {
  const { setup, motion, openedAt, phase } = debate;
  const format = formatOf(setup.format)?.name ?? { en: setup.format, zh: setup.format };
  const at = momentWords(setup.startsAt ?? openedAt, 'UTC');
  const state = PHASES[phase];
  return {
    motion: motion.words,
    about: { en: `${format.en} · ${at.en} UTC · ${state.en}`, zh: `${format.zh} · ${at.zh} UTC · ${state.zh}` },
  };
}

async function all(context: CommandContext): Promise<FoundDebate[]> {
  const found: FoundDebate[] = [];
  for await (const one of debatesHere(context)) found.push(one);
  return found;
}

/** Lists the debates of the place, those that are open first. */
export async function listDebates(context: CommandContext): Promise<Outcome> {
  const say = context.sayTo('only-me');
  const found = await all(context);
  if (!found.length) refuse('none');
  const items = found.map((one): Span[] => {
    const { motion, about } = lineOf(one);
    return [text(`${say(motion)} · ${say(about)}`)];
  });
  const options = found.slice(0, MOST_CHOICES).map(
    (one): Choice => ({
      id: debateButtonId('where', one.id),
      label: clip(say(lineOf(one).motion)),
      chosen: false,
    }),
  );
  const blocks: Block[] = [
    paragraph(text(say({ en: 'Debates here:', zh: '这里的辩论：' }))),
    { kind: 'list', items },
    { kind: 'choice', label: say({ en: 'Look at one', zh: '查看一场' }), options },
  ];
  return onlyMe({ language: context.requester.language, blocks });
}

/** The debate of the place that these words name: by its id, as completion writes it, or by its motion. Without words, the present one. */
export async function debateCalled(context: CommandContext, typed: string | undefined): Promise<FoundDebate> {
  if (typed === undefined) return debateHere(context);
  const wanted = plain(typed);
  const found = await all(context);
  const named = found.find(({ id }) => id === typed.trim());
  const like = found.filter(({ debate: { motion } }) =>
    [motion.words.en, motion.words.zh].some((one) => wanted !== '' && plain(one).includes(wanted)),
  );
  return named ?? like[0] ?? refuse(found.length ? 'no-such-debate' : 'none');
}

const plain = (words: string): string =>
  words
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '');

export async function suggestDebates(context: CommandContext, typed: string): Promise<Suggestion[]> {
  const say = context.sayTo('only-me');
  const wanted = plain(typed);
  return (await all(context))
    .filter(({ debate: { motion } }) => [motion.words.en, motion.words.zh].some((one) => plain(one).includes(wanted)))
    .map((one) => {
      const { motion, about } = lineOf(one);
      return { value: one.id, label: clip(`${clip(say(motion), 50)} · ${say(about)}`) };
    });
}
