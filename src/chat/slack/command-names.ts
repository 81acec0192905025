import type { Command } from '#core/command.ts';

/** Prefix under which every command can be called. It is always installed. */
export const ROOT = 'parley';

/** Most characters of a name, including the slash (manifest schema v2, `slash_commands.command`). */
const LONGEST = 32;
/** Slash commands of one app (manifest schema v2). */
const MOST = 50;

/**
 * Names that Slack reserves. Slack refuses a whole manifest with one of them ("the slash command has an invalid name"). It publishes no
 * list: these are the built-in commands that its help pages have named over the years.
 */
const KEPT: ReadonlySet<string> = new Set(
  `active admin apps archive away call collapse dm dnd expand feed files giphy huddle invite invite_people join keys kick leave list me
  msg mute open part people prefs pro remind remove rename search shortcuts shrug star status topic unarchive unmute who whois
  workflow`.split(/\s+/),
);

// Cached, because declarations do not change and every typed command is compared with them.
const headsOf = new WeakMap<readonly Command[], readonly string[]>();

/** Returns the first words of the commands, the root first. */
function heads(commands: readonly Command[]): readonly string[] {
  const known = headsOf.get(commands) ?? [...new Set([ROOT, ...commands.map(({ path }) => path[0] ?? ROOT)])];
  headsOf.set(commands, known);
  return known;
}

/**
 * Returns the first word of the command that a Slack command means, with or without a prefix: `quote` for `/quote` and `/p-quote`.
 * Undefined if the command is not ours.
 */
export function commandNamed(typed: string, commands: readonly Command[]): string | undefined {
  const name = typed.replace(/^\//, '').toLowerCase();
  const fitting = heads(commands).filter((head) => name === head || name.endsWith(`-${head}`));
  return fitting.sort((a, b) => b.length - a.length)[0];
}

/**
 * The short names that the operator asks for. `short`: first words of commands, or `all`. `prefix`: letters, digits and hyphens; a hyphen
 * at its end may be left out.
 */
export type WishedNames = { short: readonly string[]; prefix: string };

/** The installed names with the first word of their command, `/parley` first; or all faults that prevent the installation. */
export type ShortNames = { names: ReadonlyMap<string, string> } | { faults: string[] };

export function shortNames(commands: readonly Command[], wish: WishedNames): ShortNames {
  const known = heads(commands).filter((head) => head !== ROOT);
  const prefix = wish.prefix === '' ? '' : wish.prefix.replace(/-*$/, '-');
  const parseRequest = wish.short.includes('all')
    ? [...wish.short.filter((one) => one !== 'all'), ...known]
    : wish.short;
  const chosen = parseRequest.map((one) => one.replace(/^\//, '').toLowerCase()).filter((one) => one !== ROOT);
  const twice = wish.short.includes('all') ? [] : chosen.filter((one, at) => chosen.indexOf(one) !== at);
  const heard = [...new Set(chosen)];
  const faults = [
    ...prefixFaults(prefix, wish.prefix),
    ...twice.map((one) => `${one} is asked for twice: name it once.`),
    ...heard.flatMap((one) => (known.includes(one) ? nameFaults(one, prefix) : [unknown(one, known)])),
    ...(heard.length < MOST ? [] : [`Slack takes ${MOST} commands of one app: choose fewer.`]),
  ];
  const names = new Map([ROOT, ...heard].map((head) => [head === ROOT ? head : `${prefix}${head}`, head]));
  return faults.length ? { faults } : { names };
}

function prefixFaults(prefix: string, typed: string): string[] {
  if (prefix === '' || /^[a-z][a-z0-9-]*$/.test(prefix)) return [];
  return [
    `The prefix "${typed}" does not go into a Slack command: begin with a letter a–z, then a–z, 0–9 and "-", like club-.`,
  ];
}

function nameFaults(head: string, prefix: string): string[] {
  const name = `${prefix}${head}`;
  // The slash counts too.
  const over = name.length + 1 - LONGEST;
  if (over > 0)
    return [`/${name} is ${over} too long: Slack takes ${LONGEST} characters with the slash. Shorten the prefix.`];
  if (!KEPT.has(name)) return [];
  const instead = prefix ? 'Choose another prefix' : `Put something in front: --prefix p- makes it /p-${head}`;
  return [`Slack keeps /${name} for itself. ${instead}, or leave it out: /${ROOT} ${head} always works.`];
}

function unknown(typed: string, known: readonly string[]): string {
  return `There is no command "${typed}" to give a short name to. There are: ${['all', ...known].join(', ')}.`;
}
