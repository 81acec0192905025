import type { CommandContext } from '#core/command.ts';
import { UserError } from '#core/errors.ts';
import { PUBLIC_LANGUAGES, type PublicLanguage } from '#core/language.ts';
import type { Place } from '#core/request.ts';
import { requirePostingPlace } from '../daily/posting-place.ts';
import { zoneOf } from '../daily/set-up.ts';
import { LANGUAGE_NAMES } from '../settings/reply.ts';
import { act } from './act.ts';
import { actorOf, actParts } from './acting.ts';
import type { Setup } from './events.ts';
import { formatOf } from './formats/index.ts';
import { readMoment } from './moment.ts';
import { readMotion } from './motion.ts';
import { withTimes } from './times.ts';
import type { FoundDebate } from './where.ts';
import { readMayTakePart } from './who.ts';

/** What was typed of a new debate. `when` and `zone`: if it is planned. */
export type TypedDebate = {
  command: string;
  motion: string;
  topic?: string | undefined;
  format?: string | undefined;
  times?: string | undefined;
  language?: string | undefined;
  thread?: string | undefined;
  approve?: boolean | undefined;
  when?: string | undefined;
  zone?: string | undefined;
  who?: string | undefined;
};

/** Format of a debate for which none was chosen. */
const USUAL = 'oxford';

/** Opens a debate in the requester's place. Throws user errors; then nothing was stored. */
export async function openDebate(context: CommandContext, typed: TypedDebate): Promise<FoundDebate> {
  const { requester, services } = context;
  requirePostingPlace(requester.place);
  const setup = await readSetup(context, typed, await services.store.clock.now());
  const { person } = await actorOf(context);
  const id = services.outside.newId();
  const { debate } = await act(actParts(context), requester.place.workspace, id, { kind: 'open', by: person, setup });
  return { id, debate };
}

async function readSetup(context: CommandContext, typed: TypedDebate, now: number): Promise<Setup> {
  const { place } = context.requester;
  const { platform, channel, thread } = place;
  const format = formatOf(typed.format ?? USUAL);
  if (!format) throw new Error(`no format ${typed.format}`);
  const language = languageFor(context, typed);
  const stages = typed.times === undefined ? [...format.stages] : withTimes(format.stages, typed.times);
  const startsAt = typed.when === undefined ? undefined : readMoment(typed.when, zoneOf(typed.zone ?? 'UTC', now), now);
  return {
    place: { platform, channel, ...(thread !== undefined && { thread }) },
    language,
    motion: await readMotion(context, typed.motion, typed.topic),
    format: format.id,
    stages,
    ...(startsAt !== undefined && { startsAt }),
    approves: typed.approve === true,
    opensThread: opensThread(place, typed.thread),
    ...(typed.who !== undefined && { mayTakePart: await readMayTakePart(context, typed.who) }),
  };
}

/** There is no thread in a thread. */
const opensThread = ({ thread }: Place, wanted: string | undefined): boolean => thread === undefined && wanted !== 'no';

/** The language that was chosen, else the place's. Without either it is asked for, since nobody can change it later. */
function languageFor({ settings }: CommandContext, { language, command }: TypedDebate): PublicLanguage {
  const chosen = PUBLIC_LANGUAGES.find((one) => one === language) ?? settings.language;
  if (chosen) return chosen;
  throw new UserError({
    kind: 'missing-option',
    command,
    option: 'language',
    what: { en: 'the language in which I speak in the debate', zh: '语言（我在辩论中用什么语言）' },
    example: {
      en: `language:en, ${LANGUAGE_NAMES['zh-Hans'].en}, both`,
      zh: `语言:简体中文、英文、中英双语`,
    },
  });
}
