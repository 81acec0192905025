import { computedImports, cycles, headImports, homeless, importPaths, outsideImports, roomImports } from './imports.ts';
import { defaultLocales, impureGlobals } from './purity.ts';
import { BROWSER, roomOf } from './rooms.ts';
import { anyTypes, defaultExports, longFiles, longFunctions, longUsualFunctions, widePorts } from './shape.ts';
import type { Source } from './source.ts';

/** A rule. `says`: its sentence. `about`: true for the files that it covers. `check`: finds what breaks it. */
export type Rule = { says: string; about(file: string): boolean; check(sources: readonly Source[]): string[] };

const house = (file: string): boolean => /^(?:src|commands)\//.test(file);
const program = (file: string): boolean => house(file) && roomOf(file) !== BROWSER;
const pure = (file: string): boolean => ['core', 'features', 'commands', 'work'].includes(roomOf(file) ?? '');
const all = (): boolean => true;

export const RULES = {
  homeless: { says: 'every file stands in a room that the table knows', about: house, check: homeless },
  rooms: { says: 'a room imports only the rooms that the table gives it', about: house, check: roomImports },
  outside: { says: 'a room uses only its own packages and node: modules', about: house, check: outsideImports },
  computed: { says: 'what is imported is written out', about: house, check: computedImports },
  paths: {
    says: 'imports are #room/file.ts between rooms and relative inside one',
    about: program,
    check: importPaths,
  },
  heads: { says: 'nobody imports main.ts or cli.ts', about: all, check: headImports },
  cycles: { says: 'no import leads back to where it started', about: house, check: cycles },
  globals: {
    says: 'core, features, commands and work know no clock, chance, timer, process or net',
    about: pure,
    check: impureGlobals,
  },
  locales: {
    says: "core, features, commands and work never take the machine's locale or time zone",
    about: pure,
    check: defaultLocales,
  },
  lines: { says: 'no file is longer than 250 lines', about: all, check: longFiles },
  functions: { says: 'no function is longer than 50 lines', about: house, check: longFunctions },
  usual: { says: 'nine functions of ten have at most 20 lines', about: house, check: longUsualFunctions },
  any: { says: 'nothing is of type any', about: house, check: anyTypes },
  defaults: { says: 'there are no default exports', about: house, check: defaultExports },
  ports: {
    says: 'a port has at most five members and none is optional',
    about: (file) => file.startsWith('src/core/ports/'),
    check: widePorts,
  },
} satisfies Record<string, Rule>;

/** Finds everything in these files that breaks the rule. */
export function against(rule: Rule, sources: readonly Source[]): string[] {
  return rule.check(sources.filter(({ file }) => rule.about(file)));
}
