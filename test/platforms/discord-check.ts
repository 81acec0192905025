import { InteractionResponseType as Kind, MessageFlags } from 'discord.js';
import { choiceLengths, commandFaults, commandListFaults } from './discord-command-rules.ts';
import { messageFaults, modalFaults } from './discord-message-rules.ts';
import { type Node, nodeOf, nodesOf } from './discord-node.ts';
import { endpointOf, schemaFaults, unknownNames } from './discord-spec.ts';

/**
 * What Discord would not take of an outgoing request: faults against its published description and against the rules that this does not
 * know. `path` as requested, with or without host, version and query; `body` the JSON, of a form with files its `payload_json`.
 */
export function checkDiscord(method: string, path: string, body: unknown): string[] {
  const endpoint = endpointOf(method, path);
  if (!endpoint) return [`no endpoint ${method} ${path}`];
  if (body === undefined || body === null) return endpoint.required ? [`${method} ${path} without a body`] : [];
  const { schema, template } = endpoint;
  if (schema === undefined) return [`${method} ${path} takes no JSON`];
  const sent = withPermissionBits(body);
  return [...schemaFaults(schema, sent), ...unknownNames(schema, sent), ...ownFaults(method, template, sent)];
}

/** The description calls them integers; Discord documents, and discord.js sends, a string of digits. */
function withPermissionBits(body: unknown): unknown {
  if (Array.isArray(body)) return body.map(withPermissionBits);
  const node = nodeOf(body);
  const bits = node?.default_member_permissions;
  return node && typeof bits === 'string' && /^\d+$/.test(bits)
    ? { ...node, default_member_permissions: Number(bits) }
    : body;
}

const CALLBACK = '/interactions/{interaction_id}/{interaction_token}/callback';
const FOLLOW_UP = '/webhooks/{webhook_id}/{webhook_token}';
const COMMANDS = /^\/applications\/\{application_id\}(?:\/guilds\/\{guild_id\})?\/commands$/;
const MESSAGE =
  /^\/(?:channels\/\{channel_id\}|webhooks\/\{webhook_id\}\/\{webhook_token\})\/messages(?:\/(?:\{message_id\}|@original))?$/;

function ownFaults(method: string, template: string, body: unknown): string[] {
  const node = nodeOf(body) ?? {};
  if (template === CALLBACK) return callbackFaults(node);
  if (COMMANDS.test(template)) return Array.isArray(body) ? commandListFaults(body) : commandFaults(node);
  const create = method.toUpperCase() === 'POST';
  if (template === FOLLOW_UP && create) return messageFaults(node, { hidden: true, create });
  return MESSAGE.test(template) ? messageFaults(node, { hidden: false, create }) : [];
}

function callbackFaults({ type, data }: Node): string[] {
  const given = nodeOf(data) ?? {};
  switch (type) {
    case Kind.ChannelMessageWithSource:
      return messageFaults(given, { hidden: true, create: true });
    case Kind.UpdateMessage:
      return messageFaults(given, { hidden: false, create: true });
    case Kind.DeferredChannelMessageWithSource:
      return deferralFaults(given);
    case Kind.ApplicationCommandAutocompleteResult:
      return choiceLengths(nodesOf(given.choices));
    case Kind.Modal:
      return modalFaults(given);
    default:
      return [];
  }
}

function deferralFaults(data: Node): string[] {
  const isPlain =
    Object.keys(data).every((name) => name === 'flags') &&
    [undefined, 0, MessageFlags.Ephemeral].includes(Number(data.flags ?? 0));
  return isPlain ? [] : ['a deferral that says more than who will see the answer'];
}
