import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import type { Words } from '#core/words.ts';
import { readCorpusYaml } from '../corpus-yaml.ts';
import { type FileFault, readYamlFile, type YamlFile } from '../yaml-file.ts';

/** `groups`: ways to say the same, in English and Chinese, in the form that the search needs. */
export type Glossary = { groups: readonly (readonly string[])[]; faults: readonly FileFault[] };

const HAN = /\p{Script=Han}/u;
const variant = z.string().trim().min(1).max(60);
const variants = (pattern: (way: string) => boolean) =>
  z
    .array(variant.refine(pattern))
    .min(1)
    .max(12)
    .refine((ways) => new Set(ways.map((way) => way.toLowerCase())).size === ways.length);
const Entry = z.strictObject({ en: variants((way) => !HAN.test(way)), zh: variants((way) => HAN.test(way)) });

const File = z.looseObject({ format: z.literal(1), entries: z.array(z.unknown()) });

const readOnce = new Map<string, Promise<Glossary>>();

/** Reads `corpus/glossary.yaml`, once per process. `faults` lists every error. Entries without errors are still used. */
export function readGlossary(file: string): Promise<Glossary> {
  const glossary =
    readOnce.get(file) ??
    readFile(file, 'utf8')
      .then((yaml) => readCorpusYaml(yaml))
      .then(glossaryOf);
  readOnce.set(file, glossary);
  return glossary;
}

/**
 * Parses `format: 1` and `entries`, each `{ en: [ways], zh: [ways] }`. A side has one to twelve ways. English ways have no Han characters,
 * Chinese ways do.
 */
export const parseGlossary = (yaml: string): Glossary => glossaryOf(readYamlFile(yaml));

function glossaryOf({ value, faults, lineOf }: YamlFile): Glossary {
  if (faults.length) return { groups: [], faults };
  const file = File.safeParse(value);
  if (!file.success) return { groups: [], faults: [{ line: 1, what: NO_ENTRIES }] };
  const read = file.data.entries.map((entry, at) => ({ at, entry: Entry.safeParse(entry) }));
  return {
    groups: read.flatMap(({ entry }) => (entry.data ? [[...entry.data.en, ...entry.data.zh]] : [])),
    faults: read.flatMap(({ at, entry }) =>
      entry.success ? [] : entry.error.issues.map((one) => wordedAt(lineOf(['entries', at]), one)),
    ),
  };
}

const NO_ENTRIES: Words = {
  en: 'a glossary has “format: 1” and a list of “entries”',
  zh: '术语表要有 “format: 1” 和 “entries” 列表',
};

function wordedAt(line: number, { path, code }: z.core.$ZodIssue): FileFault {
  const where = path.join('.') || (code === 'unrecognized_keys' ? 'keys' : 'entry');
  return {
    line,
    what: {
      en: `${where}: an entry is { en: [ways], zh: [ways] }, each way once and in its own language`,
      zh: `${where}：每条写作 { en: [说法], zh: [说法] }，各用各的语言，一种说法只写一次`,
    },
  };
}
