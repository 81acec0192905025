import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Command } from 'commander';
import { editionFor } from '#core/camps/unprepared.ts';
import { openArticle } from '#core/open-article.ts';
import { checkTopic, draftTopic } from '#library/index.ts';
import { contextOf } from './article.ts';
import { against } from './check.ts';
import { readNamed } from './files.ts';
import { EXIT, type Session, UsageError, withSession } from './session.ts';

export function addTopicCommands(program: Command): void {
  const topic = program.command('topic').description('draft, add, accept, list or remove topics of the workspace');
  topic.addCommand(
    new Command('draft')
      .description('make a topic file to be finished from whose views an article reports')
      .argument('<article>')
      .option('--out <file>', 'write it there (default: print it)')
      .action((id: string, flags: { out?: string }, command: Command) =>
        withSession(command, (session) => draft(session, id, flags.out)),
      ),
  );
  topic.addCommand(
    new Command('add')
      .description('store a topic as a draft, which members do not see')
      .argument('<file>', '<slug>.yaml')
      .action((file: string, _: unknown, command: Command) => withSession(command, (session) => add(session, file))),
  );
  topic.addCommand(
    new Command('accept')
      .description('let members see a draft; says who answers for it')
      .argument('<topic>')
      .requiredOption('--by <name>', 'who accepts it')
      .action((id: string, flags: { by: string }, command: Command) =>
        withSession(command, (session) => accept(session, id, flags.by)),
      ),
  );
  topic.addCommand(
    new Command('list')
      .description('list the topics and what they wait for')
      .action((_: unknown, command: Command) => withSession(command, list)),
  );
  topic.addCommand(
    new Command('remove')
      .description('remove a topic of the workspace, drafts too')
      .argument('<topic>')
      .action((id: string, _: unknown, command: Command) => withSession(command, (session) => remove(session, id))),
  );
}

async function draft(session: Session, id: string, out: string | undefined): Promise<void> {
  const article = await openArticle(contextOf(session), id);
  const edition = editionFor(article, session.language);
  const yaml = draftTopic(article, edition, session.services.attributions.of(article, edition));
  if (out === undefined) console.log(yaml);
  else await writeFile(out, yaml, { flag: 'wx' }).catch((error: unknown) => notWritten(out, error));
}

/** A finished file is not to be lost under a draft. */
function notWritten(out: string, error: unknown): never {
  const exists = error instanceof Error && 'code' in error && error.code === 'EEXIST';
  throw new UsageError(exists ? `${out} is there already; choose another name.` : `${out} cannot be written: ${error}`);
}

async function add(session: Session, file: string): Promise<void> {
  const { store, services, workspace, say } = session;
  const id = path.basename(file).replace(/\.ya?ml$/, '');
  const yaml = new TextDecoder().decode((await readNamed(file)).bytes);
  if (!(await isSound(session, id, yaml, file))) return;
  await store.topics.put(workspace, { id, yaml, status: 'draft', by: 'librarian', at: services.outside.now() });
  console.log(
    say({
      en: `${id} is stored as a draft; parley topic accept ${id} --by NAME shows it to members`,
      zh: `${id} 已存为草稿；用 parley topic accept ${id} --by 姓名 让成员看到`,
    }),
  );
}

/** Prints what is wrong; false where something is. */
async function isSound(session: Session, id: string, yaml: string, file: string): Promise<boolean> {
  const faults = checkTopic(id, yaml, await against(session)).faults.filter(({ level }) => level === 'error');
  for (const { line, what } of faults) console.error(`parley: ${file}:${line}: ${session.say(what)}`);
  if (faults.length) process.exitCode = EXIT.failed;
  return !faults.length;
}

async function accept(session: Session, id: string, by: string): Promise<void> {
  const { store, services, workspace, say } = session;
  const found = (await store.topics.list(workspace)).find((one) => one.id === id && one.status === 'draft');
  if (!found) throw new UsageError(`there is no draft “${id}” (parley topic list names them).`);
  if (!(await isSound(session, id, found.yaml, `${id}.yaml`))) return;
  await store.transaction(workspace, async ({ topics }) => {
    await topics.put(workspace, { ...found, status: 'accepted', by, at: services.outside.now() });
    await topics.remove(workspace, id, 'draft');
  });
  console.log(
    say({ en: `${id} is accepted by ${by}; members see it now`, zh: `${by} 已接受 ${id}，成员现在可以看到` }),
  );
}

async function list(session: Session): Promise<void> {
  const { store, services, workspace, say } = session;
  for (const { topic, waitsFor } of await services.topics.list(workspace)) {
    const waits = waitsFor.length ? ` (${say({ en: 'waits for', zh: '还缺' })} ${waitsFor.join(', ')})` : '';
    console.log(`${topic.id}: ${say(topic.question)}${waits}`);
  }
  for (const { id, status, by } of await store.topics.list(workspace)) {
    if (status === 'draft') console.log(`${id}: ${say({ en: `draft by ${by}`, zh: `草稿，${by}` })}`);
  }
}

async function remove({ store, workspace, say }: Session, id: string): Promise<void> {
  const gone = [
    await store.topics.remove(workspace, id, 'draft'),
    await store.topics.remove(workspace, id, 'accepted'),
  ];
  if (!gone.includes(true)) throw new UsageError(`the workspace has no topic “${id}” of its own.`);
  console.log(say({ en: `removed ${id}`, zh: `已移除 ${id}` }));
}
