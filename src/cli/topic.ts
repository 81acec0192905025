import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Command } from 'commander';
import { faultWords, type TopicFault } from '#core/topic.ts';
import { droppedWords, sketchAttributions } from '#core/topic-outline.ts';
import type { Words } from '#core/words.ts';
import { openArticle } from '#features/articles/open-article.ts';
import { editionFor } from '#features/camps/unprepared.ts';
import { confirmRemoval } from './ask.ts';
import { printError } from './errors.ts';
import { readNamed } from './files.ts';
import { contextOf, LIBRARIAN } from './librarian.ts';
import { EXIT, type Session, UsageError, withSession } from './session.ts';
import { counted, missingArticle, printed } from './words.ts';

type JsonFlag = { json?: boolean };
type DraftFlags = JsonFlag & { out?: string; model?: true };
type AcceptFlags = JsonFlag & { by: string };

export function declareTopic(topic: Command): void {
  topic.addCommand(
    new Command('draft')
      .description('make a topic file to be finished from whose views an article reports')
      .argument('<article>')
      .option('--out <file>', 'write it there (default: print it)')
      .option('--model', 'let the language model of DRAFT_API_URL draft it; the article’s text goes there')
      .option('--json', 'print one JSON object')
      .action((id: string, flags: DraftFlags, command: Command) =>
        withSession(command, (session) => draft(session, id, flags)),
      ),
  );
  topic.addCommand(
    new Command('add')
      .description('store a topic as a draft, which members do not see')
      .argument('<file>', '<slug>.yaml')
      .option('--json', 'print one JSON object')
      .action((file: string, flags: JsonFlag, command: Command) =>
        withSession(command, (session) => add(session, file, flags)),
      ),
  );
  topic.addCommand(
    new Command('accept')
      .description('let members see a draft: NAME has read every claim against its evidence, and the topic says so')
      .argument('<topic>')
      .requiredOption('--by <name>', 'who has read every claim against its evidence, and accepts it')
      .option('--json', 'print one JSON object')
      .action((id: string, flags: AcceptFlags, command: Command) =>
        withSession(command, (session) => accept(session, id, flags)),
      ),
  );
  topic.addCommand(
    new Command('list')
      .description('list the topics and what they wait for')
      .option('--json', 'print one JSON object a line')
      .action((flags: JsonFlag, command: Command) => withSession(command, (session) => list(session, flags))),
  );
  topic.addCommand(
    new Command('remove')
      .description('remove a topic of the workspace, drafts too')
      .argument('<topic>')
      .option('--yes', 'without a question')
      .option('--json', 'print one JSON object')
      .action((id: string, flags: JsonFlag & { yes?: boolean }, command: Command) =>
        withSession(command, (session) => remove(session, id, flags)),
      ),
  );
}

async function draft(session: Session, id: string, { out, model, json }: DraftFlags): Promise<void> {
  const { services, drafts, language, say } = session;
  const article = await openArticle(contextOf(session), id);
  const edition = editionFor(article, language);
  if (model && session.draftFaults.length) throw new UsageError(session.draftFaults.join('\nparley: '));
  const from = model ? 'model' : sketchAttributions(await services.attributions.of(article, edition));
  const { yaml, dropped } = await drafts.draft(article, edition, from);
  if (out !== undefined) await writeFile(out, yaml, { flag: 'wx' }).catch((error: unknown) => notWritten(out, error));
  if (json) {
    const where = out === undefined ? { yaml } : { out };
    console.log(JSON.stringify({ article: article.id, lang: edition, ...where, ...(dropped && { dropped }) }));
    return;
  }
  if (out === undefined) console.log(yaml);
  if (dropped) console.error(`parley: ${say(droppedWords(dropped))}`);
}

/** Throws the error for a file that was not written. An existing file is never overwritten, because it can be a finished topic. */
function notWritten(out: string, error: unknown): never {
  const exists = error instanceof Error && 'code' in error && error.code === 'EEXIST';
  throw new UsageError(exists ? `${out} is there already; choose another name.` : `${out} cannot be written: ${error}`);
}

async function add(session: Session, file: string, { json }: JsonFlag): Promise<void> {
  const { drafts, workspace, say } = session;
  const id = path.basename(file).replace(/\.ya?ml$/, '');
  const yaml = new TextDecoder().decode((await readNamed(session, file)).bytes);
  const faults = await drafts.save(workspace, { id, yaml, by: LIBRARIAN });
  const errors = tell(say, file, faults, json);
  if (json) {
    console.log(JSON.stringify({ id, status: 'draft', errors }));
    return;
  }
  const next = { en: `parley topic accept ${id} --by NAME`, zh: `parley topic accept ${id} --by 姓名` };
  console.log(
    errors
      ? say({
          en: `${id} is stored as a draft; it can be accepted once ${counted(errors, 'error')} ${errors > 1 ? 'are' : 'is'} mended`,
          zh: `${id} 已存为草稿；改好 ${errors} 处错误之后才能发布`,
        })
      : say({
          en: `${id} is stored as a draft; ${next.en} shows it to members`,
          zh: `${id} 已存为草稿；用 ${next.zh} 让成员看到`,
        }),
  );
}

/** Prints the errors among the faults and returns their number. */
function tell(say: Session['say'], file: string, faults: readonly TopicFault[], json: boolean | undefined): number {
  const errors = faults.filter(({ level }) => level === 'error');
  for (const one of errors) {
    const [{ kind, line }, what] = [one, say(faultWords(one))];
    printError({ kind, message: json ? what : `${file}:${line}: ${what}`, file, line }, json);
  }
  return errors.length;
}

async function accept({ drafts, workspace, say }: Session, id: string, { by, json }: AcceptFlags): Promise<void> {
  if (!by.trim()) throw new UsageError('--by takes the name of whoever has read every claim against its evidence.');
  if (tell(say, `${id}.yaml`, await drafts.accept(workspace, id, by), json)) {
    process.exitCode = EXIT.failed;
    return;
  }
  if (json) {
    console.log(JSON.stringify({ id, status: 'accepted', by }));
    return;
  }
  console.log(
    say({
      en: `${id} is accepted by ${by}, who has read every claim against its evidence; members see it now`,
      zh: `${by} 已逐条核对主张与依据，审定并发布 ${id}，成员现在可以看到`,
    }),
  );
}

async function list(session: Session, { json }: JsonFlag): Promise<void> {
  const { store, services, workspace, say } = session;
  for (const { topic, waitsFor } of await services.topics.list(workspace)) {
    if (json) {
      console.log(JSON.stringify({ id: topic.id, question: say(topic.question), status: 'accepted', waitsFor }));
      continue;
    }
    const missing = waitsFor.map((one) => `\n  ${say(waits(missingArticle(one)))}`).join('');
    console.log(printed(`${topic.id}: ${say(topic.question)}${missing}`));
  }
  for (const { id, status, by } of await store.topics.list(workspace)) {
    if (status !== 'draft') continue;
    if (json) console.log(JSON.stringify({ id, status, by }));
    else console.log(`${id}: ${say({ en: `draft by ${by}`, zh: `草稿，${by}` })}`);
  }
}

const waits = ({ en, zh }: Words): Words => ({ en: `waits for ${en}`, zh: `还缺${zh}` });

async function remove(session: Session, id: string, { yes, json }: JsonFlag & { yes?: boolean }): Promise<void> {
  const { drafts, store, workspace, say } = session;
  const isThere = (await store.topics.list(workspace)).some((one) => one.id === id);
  if (isThere) await confirmRemoval(session, id, `parley topic remove ${id}`, yes);
  await drafts.remove(workspace, id);
  console.log(json ? JSON.stringify({ id }) : say({ en: `removed ${id}`, zh: `已移除 ${id}` }));
}
