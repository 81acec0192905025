import { readFileSync } from 'node:fs';
import { Ajv2020, type ErrorObject } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { type Node, nodeOf, nodesOf } from './discord-node.ts';

/** Discord's published description of its API (github.com/discord/discord-api-spec). */
const text = readFileSync(new URL('../specs/discord-openapi.json', import.meta.url), 'utf8');
const spec = nodeOf(JSON.parse(text)) ?? {};
const paths = nodeOf(spec.paths) ?? {};

// The description is Discord's own, and each schema is used too seldom to be worth making shorter.
const ajv = new Ajv2020({ strict: false, allErrors: true, validateSchema: false, code: { optimize: false } });
addFormats.default(ajv);
/** Formats of Discord's own; the patterns and bounds beside them say what they hold. */
for (const format of ['int32', 'int64', 'uint32', 'double', 'snowflake', 'nonce']) ajv.addFormat(format, true);
ajv.addSchema({ ...spec, $id: 'discord' });

/** What may be sent to an endpoint. `schema`: of the JSON body, undefined where there is none. */
export type Endpoint = { template: string; schema: string | undefined; required: boolean };

/** The endpoint of a path as requested (`/api/v10/channels/1/messages?…`, or without what stands before); literal names before parameters. */
export function endpointOf(method: string, path: string): Endpoint | undefined {
  const parts = path
    .replace(/\?.*$/, '')
    .replace(/^(?:https?:\/\/[^/]+)?(?:\/api)?(?:\/v\d+)?/, '')
    .split('/');
  const verb = method.toLowerCase();
  const template = templates.find(
    (one) => fits(one.parts, parts) && nodeOf(paths[one.template])?.[verb] !== undefined,
  )?.template;
  if (template === undefined) return undefined;
  const body = nodeOf(nodeOf(nodeOf(paths[template])?.[verb])?.requestBody);
  const pointer = ['paths', template, verb, 'requestBody', 'content', 'application/json', 'schema']
    .map(escapedPart)
    .join('/');
  const isJson = nodeOf(body?.content)?.['application/json'] !== undefined;
  return { template, schema: isJson ? `discord#/${pointer}` : undefined, required: body?.required === true };
}

const parametersOf = (template: string): number => template.split('{').length;

/** All paths, those with fewer parameters first. */
const templates = Object.keys(paths)
  .map((template) => ({ template, parts: template.split('/') }))
  .sort((a, b) => parametersOf(a.template) - parametersOf(b.template));

function fits(template: readonly string[], parts: readonly string[]): boolean {
  if (template.length !== parts.length) return false;
  return template.every(
    (one, i) =>
      one === parts[i] || (one.startsWith('{') && parts[i] !== '') || one === decodeURIComponent(parts[i] ?? ''),
  );
}

const escapedPart = (part: string): string => encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1'));

/** What the published schema has against a body. */
export function schemaFaults(schema: string, body: unknown): string[] {
  const validate = ajv.getSchema(schema) ?? ajv.compile({ $ref: schema });
  return validate(body) ? [] : explained(validate.errors ?? []);
}

/** Of many branches that do not fit, those whose kind fits tell what is wrong. */
function explained(errors: readonly ErrorObject[]): string[] {
  const telling = errors.filter(
    ({ keyword, instancePath }) => !/^(?:oneOf|anyOf)$/.test(keyword) && !/\/type$/.test(instancePath),
  );
  const some = telling.length ? telling : errors;
  return [...new Set(some.map(({ instancePath, message }) => `${instancePath || '/'} ${message}`))].slice(0, 12);
}

/** Names of properties that no published shape has: Discord drops them silently, so that a misspelt one is never noticed. */
export function unknownNames(schema: string, body: unknown): string[] {
  return strangers([resolved(schema)], body, '');
}

function strangers(schemas: readonly Node[], value: unknown, at: string): string[] {
  if (Array.isArray(value)) {
    const items = nodesOf(shapesOf(schemas).map(({ items }) => items));
    return value.flatMap((one, i) => strangers(items, one, `${at}/${i}`));
  }
  const node = nodeOf(value);
  if (!node) return [];
  const fitting = shapesOf(schemas).filter((shape) => isOfType(shape, node.type));
  return Object.entries(node).flatMap(([name, inner]) => {
    const inShape = (shape: Node) => nodeOf(shape.properties)?.[name] ?? shape.additionalProperties;
    const known = nodesOf(fitting.map(inShape));
    return known.length
      ? strangers(known, inner, `${at}/${name}`)
      : [`${at}/${name} is no property that Discord knows`];
  });
}

const shapes = new WeakMap<Node, Node[]>();

/** Every shape that a value may have, references followed. */
function shapesOf(schemas: readonly Node[]): Node[] {
  return schemas.flatMap((schema) => {
    const known = shapes.get(schema) ?? shapesOfOne(schema);
    shapes.set(schema, known);
    return known;
  });
}

function shapesOfOne(schema: Node): Node[] {
  const followed = typeof schema.$ref === 'string' ? resolved(schema.$ref) : schema;
  return [followed, ...['oneOf', 'anyOf', 'allOf'].flatMap((word) => shapesOf(nodesOf(followed[word])))];
}

function isOfType(shape: Node, type: unknown): boolean {
  const allowed = nodeOf(nodeOf(shape.properties)?.type)?.enum;
  return !Array.isArray(allowed) || allowed.includes(type ?? DEFAULT_TYPE);
}

/** A command without a type is a slash command. */
const DEFAULT_TYPE = 1;

function resolved(reference: string): Node {
  const parts = reference.replace(/^.*#\//, '').split('/');
  let node: Node = spec;
  for (const part of parts) {
    const name = decodeURIComponent(part).replaceAll('~1', '/').replaceAll('~0', '~');
    node = nodeOf(node[name]) ?? {};
  }
  return node;
}
