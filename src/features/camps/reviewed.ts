import type { Topic } from '#core/topic.ts';
import { amongHan, type Words } from '#core/words.ts';
import { dateWords } from '../quote/byline.ts';

/** Says who has read a topic's claims against their evidence, and when. */
export function reviewedWords({ by, on }: NonNullable<Topic['reviewed']>): Words {
  const { en, zh } = dateWords(on);
  return {
    en: `Every claim read against its evidence by ${by}, ${en}.`,
    zh: `${amongHan(by).trimStart()}于 ${zh}逐条核对了主张与依据。`,
    kept: [by],
  };
}
