import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { getCompileCacheDir } from 'node:module';
import path from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { readYamlFile, type YamlFile } from './yaml-file.ts';

/** Increase it when `readYamlFile` finds another value in the same text, so that kept ones are not used. */
const FORMAT = 1;

/**
 * Reads a YAML file of the corpus as `readYamlFile` does. Its value is kept as JSON beside Node's compiled code, by the checksum of the text,
 * because parsing the corpus takes a fifth of a short command. Without that folder, or if it cannot be written, the text is parsed.
 */
export async function readCorpusYaml(text: string, folder = getCompileCacheDir()): Promise<YamlFile> {
  if (!folder) return readYamlFile(text);
  const checksum = createHash('sha256').update(`${FORMAT}\n${text}`).digest('hex');
  const file = path.join(folder, 'yaml', `${checksum}.json`);
  const value = await kept(file);
  if (value !== undefined) return withValue(value, text);
  const read = readYamlFile(text);
  if (read.faults.length === 0) await keep(file, read.value);
  return read;
}

/** A file whose value is known. The text is parsed when a line is asked for: when something in it is wrong. */
function withValue(value: unknown, text: string): YamlFile {
  let parsed: YamlFile | undefined;
  const whole = () => {
    parsed ??= readYamlFile(text);
    return parsed;
  };
  return { value, faults: [], lineOf: (at) => whole().lineOf(at), rangeOf: (at) => whole().rangeOf(at) };
}

async function kept(file: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as unknown;
  } catch {
    return undefined;
  }
}

/** Writes a value, under another name first, because others may read at the same time. */
async function keep(file: string, value: unknown): Promise<void> {
  const json = JSON.stringify(value);
  // Some values of YAML have no JSON, such as infinite numbers.
  if (json === undefined || !isDeepStrictEqual(JSON.parse(json), value)) return;
  const unfinished = `${file}.${randomUUID()}`;
  try {
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(unfinished, json);
    await rename(unfinished, file);
  } catch {
    // The next reader parses the text again.
  }
}
