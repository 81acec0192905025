import { readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Command } from 'commander';
import { faultWords, type TopicArticle } from '#core/topic.ts';
import type { Words } from '#core/words.ts';
import { checkedAgainst, checkTopic, parseGlossary, topicJsonSchema } from '#library/index.ts';
import { CORPUS } from '../corpus.ts';
import { readNamed } from './files.ts';
import { EXIT, type Session, withSession } from './session.ts';
import { counted, missingArticle, printed } from './words.ts';

type CheckFlags = { fix?: boolean; json?: boolean; schema?: boolean };
type Told = { file: string; line: number; level: 'error' | 'warning' | 'waits'; kind: string; what: string };

export function declareCheck(command: Command): void {
  command
    .argument('[files...]', 'topics (.yaml) and glossary.yaml (default: those of the shelf)')
    .option('--fix', 'write checksums that are missing, and numbers of passages that have moved')
    .option('--json', 'print one JSON object a line')
    .option('--schema', 'print the JSON Schema of a topic, for editors, and do nothing else')
    .action(async (files: string[], flags: CheckFlags, command: Command) => {
      if (flags.schema) console.log(JSON.stringify(topicJsonSchema(), undefined, 2));
      else await withSession(command, (session) => checkAll(session, files, flags));
    });
}

async function checkAll(session: Session, files: readonly string[], flags: CheckFlags): Promise<void> {
  const named = files.length ? files : await shelfFiles();
  const told = (await Promise.all(named.map((file) => checkFile(session, file, flags)))).flat();
  for (const one of told)
    console.log(
      flags.json ? JSON.stringify(one) : printed(`${one.file}:${one.line}: ${one.level}: ${one.what} [${one.kind}]`),
    );
  const count = (level: Told['level']) => told.filter((one) => one.level === level).length;
  const summary = `${counted(named.length, 'file')}: ${counted(count('error'), 'error')}, ${counted(count('warning'), 'warning')}`;
  if (!flags.json) console.log(summary);
  if (count('error')) process.exitCode = EXIT.failed;
}

async function shelfFiles(): Promise<string[]> {
  const folder = path.join(CORPUS, 'topics');
  const topics = (await readdir(folder)).filter((name) => name.endsWith('.yaml')).sort();
  return [...topics.map((name) => path.join(folder, name)), path.join(CORPUS, 'glossary.yaml')];
}

async function checkFile(session: Session, file: string, flags: CheckFlags): Promise<Told[]> {
  const text = new TextDecoder().decode((await readNamed(session, file)).bytes);
  const shown = path.relative(process.cwd(), file);
  if (path.basename(file) === 'glossary.yaml') {
    return parseGlossary(text).faults.map(({ line, what }) => ({
      file: shown,
      line,
      level: 'error',
      kind: 'glossary',
      what: session.say(what),
    }));
  }
  const beside = await checkedAgainst(
    { library: session.services.library, groups: session.glossary },
    session.workspace,
  );
  const id = path.basename(file).replace(/\.ya?ml$/, '');
  const before = checkTopic(id, text, beside);
  if (flags.fix && before.fixed !== undefined) await writeFile(file, before.fixed);
  const { faults, waitsFor } = flags.fix && before.fixed !== undefined ? checkTopic(id, before.fixed, beside) : before;
  return [
    ...faults.map(({ line, level, kind, ...fault }) => ({
      file: shown,
      line,
      level,
      kind,
      what: session.say(faultWords(fault)),
    })),
    ...waitsFor.map((one) => ({
      file: shown,
      line: 1,
      level: 'waits' as const,
      kind: 'waits',
      what: session.say(waits(one)),
    })),
  ];
}

const waits = (one: TopicArticle): Words => {
  const { en, zh } = missingArticle(one);
  return {
    en: `its evidence can be checked once this is added: ${en}`,
    zh: `添加这篇文章之后才能核对依据：${zh}`,
  };
};
