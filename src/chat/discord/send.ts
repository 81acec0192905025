import { DiscordAPIError, InteractionResponseType as Kind, type REST, Routes } from 'discord.js';
import { z } from 'zod';
import type { Suggestion } from '#core/reply.ts';
import { LONGEST_OPTION, shortened } from './limits.ts';
import type { Interaction } from './parse.ts';
import type { DiscordMessage } from './render.ts';

/** Flag: only the requester sees the message (docs: resources/message, flags). */
const EPHEMERAL = 1 << 6;
/** Flag: the message says “thinking…” (same page). */
const LOADING = 1 << 7;
/** Milliseconds for one request. The first answer must arrive within three seconds. */
const FIRST_WITHIN = 2_900;
const LATER_WITHIN = 15_000;

/** Result of sending. `gone`: Discord no longer accepts the answer – already answered, too late, or deleted – and nothing can be done. */
export type Sent = 'sent' | 'gone';

/**
 * Codes for `gone`: unknown message (deleted), unknown webhook, unknown interaction (over three seconds), already acknowledged, invalid
 * webhook token (over fifteen minutes). Docs: topics/opcodes-and-status-codes.
 */
const GONE: readonly (string | number)[] = [10_008, 10_015, 10_062, 40_060, 50_027];

/** Sends answers to interactions. Each method throws discord.js's errors, except when Discord says that it is too late. */
export type DiscordSend = {
  reply(interaction: Interaction, message: DiscordMessage, onlyMe: boolean): Promise<Sent>;
  /** Replaces the message whose button was pressed. */
  replace(interaction: Interaction, message: DiscordMessage): Promise<Sent>;
  /** Defers the answer. `pressed`: the answer may change the message whose button was pressed; it stays unchanged until then. */
  defer(interaction: Interaction, how: 'public' | 'only-me' | 'pressed'): Promise<Sent>;
  suggest(interaction: Interaction, suggestions: readonly Suggestion[]): Promise<Sent>;
  form(interaction: Interaction, form: object): Promise<Sent>;
  /** Changes a deferred answer, any number of times. */
  edit(interaction: Interaction, message: DiscordMessage): Promise<Sent>;
  remove(interaction: Interaction): Promise<Sent>;
  follow(interaction: Interaction, message: DiscordMessage, onlyMe: boolean): Promise<Sent>;
  /** True if a deferred answer has arrived: its message exists and no longer says “thinking…”. */
  isAnswered(interaction: Interaction): Promise<boolean>;
};

export function createDiscordSend(rest: REST, log: (line: string) => void): DiscordSend {
  const send = (what: string, ms: number, request: (signal: AbortSignal) => Promise<unknown>) =>
    sent(what, timed(ms, request), log);
  const first = ({ id, token }: Interaction, what: string, type: Kind, data?: object) => {
    const body = { type, ...(data && { data }) };
    const route = Routes.interactionCallback(id, token);
    return send(what, FIRST_WITHIN, (signal) => rest.post(route, { auth: false, body, signal }));
  };
  const original = ({ application, token }: Interaction) => Routes.webhookMessage(application, token);
  const late = (how: 'post' | 'patch' | 'delete', route: `/${string}`, body?: object) =>
    send(how === 'delete' ? 'Taking “thinking…” away' : 'A late answer', LATER_WITHIN, (signal) =>
      rest[how](route, { auth: false, body, signal }),
    );
  return {
    reply: (interaction, message, onlyMe) =>
      first(interaction, 'An answer', Kind.ChannelMessageWithSource, seenBy(message, onlyMe)),
    replace: (interaction, message) => first(interaction, 'A changed message', Kind.UpdateMessage, message),
    defer: (interaction, how) => first(interaction, 'The word that an answer takes longer', ...deferral(how)),
    suggest: (interaction, suggestions) =>
      first(interaction, 'A list of suggestions', Kind.ApplicationCommandAutocompleteResult, {
        choices: choices(suggestions),
      }),
    form: (interaction, form) => first(interaction, 'A form', Kind.Modal, form),
    edit: (interaction, message) => late('patch', original(interaction), message),
    remove: (interaction) => late('delete', original(interaction)),
    follow: (interaction, message, onlyMe) =>
      late('post', Routes.webhook(interaction.application, interaction.token), seenBy(message, onlyMe)),
    isAnswered: (interaction) => isAnswered(rest, original(interaction)),
  };
}

const Flags = z.object({ flags: z.number().default(0) });

async function isAnswered(rest: REST, route: `/${string}`): Promise<boolean> {
  try {
    const found = await timed(LATER_WITHIN, (signal) => rest.get(route, { auth: false, signal }));
    return (Flags.parse(found).flags & LOADING) === 0;
  } catch (error) {
    if (error instanceof DiscordAPIError && GONE.includes(error.code)) return false;
    throw error;
  }
}

const seenBy = (message: DiscordMessage, onlyMe: boolean): object =>
  onlyMe ? { ...message, flags: message.flags | EPHEMERAL } : message;

function deferral(how: 'public' | 'only-me' | 'pressed'): [kind: Kind, data?: object] {
  if (how === 'pressed') return [Kind.DeferredMessageUpdate];
  const kind = Kind.DeferredChannelMessageWithSource;
  return how === 'only-me' ? [kind, { flags: EPHEMERAL }] : [kind];
}

/**
 * Makes the list of suggestions; the core returns no more than Discord shows. A value that is too long is left out, because a shortened one
 * would mean something else.
 */
function choices(suggestions: readonly Suggestion[]): { name: string; value: string }[] {
  const fitting = suggestions.filter(({ value }) => value.length > 0 && value.length <= LONGEST_OPTION);
  return fitting.map(({ label, value }) => ({ name: shortened(label || value, LONGEST_OPTION), value }));
}

/** Limits a request's time. AbortSignal.timeout would keep the message and its timer in memory long after sending. */
async function timed<T>(ms: number, request: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const over = new AbortController();
  const timer = setTimeout(() => over.abort(), ms);
  try {
    return await request(over.signal);
  } finally {
    clearTimeout(timer);
  }
}

async function sent(what: string, request: Promise<unknown>, log: (line: string) => void): Promise<Sent> {
  try {
    await request;
    return 'sent';
  } catch (error) {
    if (!(error instanceof DiscordAPIError) || !GONE.includes(error.code)) throw error;
    log(`Discord: ${what} came too late or twice (${error.code}: ${error.message}).`);
    return 'gone';
  }
}
