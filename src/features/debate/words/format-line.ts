import type { Words } from '#core/words.ts';
import type { Setup } from '../events.ts';
import { lengthOf, type Stage } from '../format.ts';
import { formatOf } from '../formats/index.ts';
import { PARTS_WORDS, stageName } from './names.ts';
import { lengthWords } from './times.ts';

/** A format in one line, with the times that this debate has. */
export function formatLine({ format, stages }: Pick<Setup, 'format' | 'stages'>): Words {
  const name = formatOf(format)?.name ?? { en: format, zh: format };
  const length = lengthWords(lengthOf(stages));
  const parts = withoutRepeats(stages).map(lineWords);
  return {
    en: `${name.en}, ${length.en} in all: ${parts.map(({ en }) => en).join(', ')}.`,
    zh: `${name.zh}，共 ${length.zh}：${parts.map(({ zh }) => zh).join('、')}。`,
  };
}

/** A stage; with `isPair`, a turn of one side and the equally long one of the other. */
type Line = { stage: Stage; isPair: boolean };

function withoutRepeats(stages: readonly Stage[]): Line[] {
  const lines: Line[] = [];
  for (const stage of stages) {
    const last = lines.at(-1);
    if (last && !last.isPair && isTwin(stage, last.stage)) last.isPair = true;
    else lines.push({ stage, isPair: false });
  }
  return lines;
}

const isTwin = (one: Stage, other: Stage): boolean =>
  one.kind === 'turn' &&
  other.kind === 'turn' &&
  one.part === other.part &&
  one.ms === other.ms &&
  one.side !== other.side;

function lineWords({ stage, isPair }: Line): Words {
  const { en, zh } = nameIn(stage, isPair);
  const length = lengthWords(stage.ms);
  return { en: `${en} (${length.en}${isPair ? ' each' : ''})`, zh: `${zh}（${isPair ? '每方 ' : ''}${length.zh}）` };
}

function nameIn(stage: Stage, isPair: boolean): Words {
  return stage.kind === 'window' || (stage.kind === 'turn' && isPair)
    ? PARTS_WORDS[stage.part]
    : lower(stageName(stage));
}

const lower = ({ en, zh }: Words): Words => ({ en: en.charAt(0).toLowerCase() + en.slice(1), zh });
