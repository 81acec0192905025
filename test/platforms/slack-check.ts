import { readFileSync } from 'node:fs';
import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import { at, listOf, type Node, nodeOf } from './slack-node.ts';
import { faultsInside, faultsOfBlocks } from './slack-rules.ts';

const load = (name: string): Node =>
  nodeOf(JSON.parse(readFileSync(new URL(`../specs/${name}`, import.meta.url), 'utf8'))) ?? {};

const ajv = new Ajv({ strict: false, allErrors: true });
addFormats.default(ajv);
ajv.addSchema(load('slack-blocks.schema.json'), 'slack');
const validManifest = ajv.compile(load('slack-manifest.v2.schema.json'));

/**
 * What Slack would not take of an outgoing request: faults against its published types and against the length rules that those do not
 * know. `method` is a method of the Web API, `response_url` for what is posted to one, `ack` for the body of an acknowledgement. `body` is
 * the JSON, or a form's fields with JSON in some of them, as @slack/web-api sends it.
 */
export function checkSlack(method: string, body: unknown): string[] {
  if (method === 'ack' && isEmpty(body)) return [];
  const sent = decoded(body);
  const validate = schemaOf(method);
  if (!validate) return [`no schema for ${method}: add it to test/standins/slack-types.ts`];
  return [
    ...(validate(sent) ? [] : explained(validate.errors ?? [], sent)),
    ...malformed(sent),
    ...faultsInside(sent),
    ...messageFaults(sent),
    ...viewFaults(nodeOf(sent.view)),
    ...(method === 'ack' ? ackFaults(sent) : []),
  ];
}

/** What Slack would not take of an app's manifest. */
export function checkManifest(manifest: unknown): string[] {
  return validManifest(manifest) ? [] : explained(validManifest.errors ?? [], nodeOf(manifest) ?? {});
}

function schemaOf(method: string): ValidateFunction | undefined {
  return ajv.getSchema(`slack#/properties/${method}`);
}

/** An acknowledgement may say nothing. */
const isEmpty = (body: unknown): boolean =>
  body === undefined || body === null || body === '' || Object.keys(nodeOf(body) ?? { other: body }).length === 0;

const JSON_FIELDS = ['blocks', 'files', 'view', 'metadata', 'errors', 'options'];

function decoded(body: unknown): Node {
  return Object.fromEntries(Object.entries(nodeOf(body) ?? {}).map(([name, value]) => [name, field(name, value)]));
}

function field(name: string, value: unknown): unknown {
  if (typeof value !== 'string') return value;
  if (JSON_FIELDS.includes(name)) return JSON.parse(value);
  if (name === 'limit' || name === 'length') return Number(value);
  return name !== 'text' && ['true', 'false'].includes(value) ? value === 'true' : value;
}

/** The innermost shapes that nothing published fits, each with what was sent. */
function explained(errors: readonly ErrorObject[], sent: Node): string[] {
  const shapes = errors.filter(({ keyword }) => keyword === 'anyOf');
  const inner = shapes.filter(
    ({ instancePath }) => !shapes.some((one) => one.instancePath.startsWith(`${instancePath}/`)),
  );
  const faults = (inner.length ? inner : errors).map(({ instancePath, message, params }) => {
    const value = instancePath ? at(sent, instancePath.slice(1).replaceAll('/', '.')) : sent;
    return `${instancePath}: ${message} ${JSON.stringify(params)} ${JSON.stringify(value ?? null).slice(0, 300)}`;
  });
  return [...new Set(faults)];
}

function malformed(sent: Node): string[] {
  const isBroken = /\\ud[89a-f][0-9a-f]{2}/i.test(JSON.stringify(sent));
  return isBroken ? ['half a character (a lone surrogate) in a text'] : [];
}

const MOST_TEXT = 4000;

function messageFaults({ text, blocks }: Node): string[] {
  const words = typeof text === 'string' ? text : undefined;
  return [
    ...(blocks !== undefined && !words?.trim()
      ? ['no text beside the blocks: nothing for notifications and screen readers']
      : []),
    ...(words !== undefined && !words.trim() ? ['text is blank'] : []),
    ...(words !== undefined && [...words].length > MOST_TEXT
      ? [`text has ${words.length}, Slack takes ${MOST_TEXT}`]
      : []),
    ...(words !== undefined && UNESCAPED.test(words)
      ? ['text is not escaped: a mention or a link can be written in it']
      : []),
    ...(blocks === undefined ? [] : faultsOfBlocks(listOf(blocks), 'message')),
  ];
}

/** Exactly & < > have to be written as entities; dates in the reader's zone are the only control sequence that we mean. */
const UNESCAPED = /&(?!(?:amp|lt|gt);)|<(?!!date\^\d+\^[^<>]*>)|(?<!<!date\^[^<>]*)>/;

function viewFaults(view: Node | undefined): string[] {
  if (!view) return [];
  const blocks = listOf(view.blocks);
  const hasField = blocks.some((block) => nodeOf(block)?.type === 'input');
  return [
    ...faultsOfBlocks(blocks, view.type === 'home' ? 'home' : 'modal'),
    ...(hasField && view.type === 'modal' && view.submit === undefined ? ['fields, and no button to submit them'] : []),
  ];
}

const MOST_SUGGESTIONS = 100;

function ackFaults({ response_action, errors, options }: Node): string[] {
  const said = Object.entries(nodeOf(errors) ?? {});
  return [
    ...(response_action === 'errors' && !said.length ? ['errors that name no field'] : []),
    ...said.filter(([, words]) => !String(words).trim()).map(([name]) => `nothing is said about ${name}`),
    ...(listOf(options).length > MOST_SUGGESTIONS
      ? [`${listOf(options).length} suggestions, Slack takes ${MOST_SUGGESTIONS}`]
      : []),
  ];
}
