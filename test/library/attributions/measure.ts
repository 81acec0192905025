import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { Attribution } from '#core/attribution.ts';
import { attributionsOf } from '#library/attributions/attributions.ts';
import { keyOfHolder } from '#library/attributions/holders.ts';
import { readTextDraft } from '#library/ingest/read-draft.ts';

/** What a person found in a text. Numbers count its sentences from 1, headings not. `optional`: a fair reader could go either way. */
const Labels = z.object({
  attributions: z.array(
    z.object({
      holder: z.string(),
      aliases: z.array(z.string()).default([]),
      passages: z.array(z.number()),
      optional: z.array(z.number()).default([]),
    }),
  ),
});
type Label = z.infer<typeof Labels>['attributions'][number];
/** Pairs of a passage and a holder: found and right, found in all (what is optional left out), labelled. */
export type Measured = { right: number; found: number; labelled: number; wrong: string[]; missed: string[] };

/** Compares what is found in a text with its labels. `sureOnly`: what is marked as unsure does not count as found. */
export function measure(text: string, labels: string, sureOnly = true): Measured {
  const { attributions: wanted } = Labels.parse(JSON.parse(readFileSync(labels, 'utf8')));
  const draft = readTextDraft({ name: text, bytes: readFileSync(text) });
  const headings = new Set(
    readFileSync(text, 'utf8')
      .split('\n')
      .filter((line) => /^#+ /.test(line))
      .map((line) => line.replace(/^#+ /, '').trim()),
  );
  let number = 0;
  const passages = draft.passages.map(({ start, end, paragraph }) => {
    const words = draft.text.slice(start, end);
    return { label: headings.has(words) ? `h${start}` : String(++number), text: words, paragraph };
  });
  return compare(attributionsOf(passages, draft.language), wanted, sureOnly);
}

function compare(found: readonly Attribution[], wanted: readonly Label[], sureOnly: boolean): Measured {
  const pairs = found.flatMap((one) =>
    one.passages
      .filter((label) => !sureOnly || !one.unsure.includes(label))
      .map((label) => ({ one, number: Number(label) })),
  );
  const judged = pairs.map(({ one, number }) => {
    const same = wanted.filter((label) => isSame(one, label));
    const isRight = same.some((label) => label.passages.includes(number));
    return {
      name: `${number} ${one.byAuthors ? 'authors' : one.holder}`,
      number,
      same,
      isRight,
      isOpen: !isRight && same.some((label) => label.optional.includes(number)),
    };
  });
  const hit = (label: Label, number: number) =>
    judged.some((one) => one.isRight && one.number === number && one.same.includes(label));
  const labelled = wanted.flatMap((label) => label.passages.map((number) => ({ label, number })));
  return {
    right: labelled.filter(({ label, number }) => hit(label, number)).length,
    found: judged.filter(({ isOpen }) => !isOpen).length,
    labelled: labelled.length,
    wrong: judged.filter(({ isRight, isOpen }) => !isRight && !isOpen).map(({ name }) => name),
    missed: labelled
      .filter(({ label, number }) => !hit(label, number))
      .map(({ label, number }) => `${number} ${label.holder}`),
  };
}

/** The same holder where a name of the one is, or is a part of, a name of the other. */
function isSame(one: Attribution, label: Label): boolean {
  const named = [label.holder, ...label.aliases];
  if (one.byAuthors || named.includes('authors')) return one.byAuthors && named.includes('authors');
  const ours = [one.holder, ...one.aliases].map(keyOfHolder);
  return named.map(keyOfHolder).some((name) => ours.some((other) => name.includes(other) || other.includes(name)));
}
