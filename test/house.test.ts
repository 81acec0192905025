import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { importsOf } from './house/imports.ts';
import { BEYOND, ROOMS, roomOf } from './house/rooms.ts';
import { against, RULES } from './house/rules.ts';
import { usualFunctionLength } from './house/shape.ts';
import { type Source, source } from './house/source.ts';

const project = path.join(import.meta.dirname, '..');
const files = globSync('{src,commands,test,bench,bin}/**/*.{ts,js,mjs}', { cwd: project })
  .map((file) => file.replaceAll(path.sep, '/'))
  .filter((file) => !file.includes('/node_modules/'));
const sources = files.sort().map((file) => source(file, readFileSync(path.join(project, file), 'utf8')));

describe('the house stands as it is drawn', () => {
  for (const rule of Object.values(RULES)) it(rule.says, () => expect(against(rule, sources)).toEqual([]));

  it('and it was really walked through', () => {
    const rooms = new Set(files.map(roomOf));
    for (const room of ['core', 'library', 'store', 'commands', 'web', 'chat/shared']) expect(rooms).toContain(room);
    expect(usualFunctionLength(sources.filter(({ file }) => roomOf(file)))).toBeGreaterThan(1);
  });
});

type Code = Record<string, string>;
const house = (code: Code): Source[] => Object.entries(code).map(([file, text]) => source(file, text));
const lines = (count: number, line = 'work();') => Array.from({ length: count }, () => line).join('\n');
const core = (text: string): Code => ({ 'src/core/a.ts': text });
/** A template with code in it. */
const hole = (code: string): string => `\`process $\{${code}}\``;
const ports = (text: string): Code => ({ 'src/core/ports/a.ts': text });

/** For every rule, the smallest houses that it must not let stand. */
const BAD: { [rule in keyof typeof RULES]: Code[] } = {
  homeless: [{ 'src/utils/a.ts': '' }, { 'src/chat/smoke/a.ts': '' }, { 'src/chat/a.ts': '' }],
  rooms: [
    core("import { a } from '#library/index.ts';"),
    core("import type { a } from '#commands';"),
    core("export * from '../store/index.ts';"),
    core("export { a } from '#settings.ts';"),
    core("const a = await import('#web/server.ts');"),
    core('const a = await import(`#web/server.ts`);'),
    core("type A = import('#work/ticker.ts').A;"),
    core("import a = require('#web/server.ts');"),
    core("const a = require('#web/server.ts');"),
    core("const a = createRequire(import.meta.url)('#web/server.ts');"),
    { 'src/library/a.ts': "import '#store/index.ts';" },
    { 'src/chat/shared/a.ts': "import '#chat/console/a.ts';" },
    { 'src/web/a.ts': "import '#chat/console/a.ts';" },
    { 'commands/a.ts': "import '../src/library/index.ts';" },
    { 'commands/a.ts': "import '#nowhere/index.ts';" },
    { 'src/chat/console/page/a.js': "import '../server.ts';" },
    { 'src/chat/console/page/a.ts': "import { a } from '#core/a.ts';" },
  ],
  outside: [
    core("import 'node:fs';"),
    core("import { v4 } from 'uuid';"),
    core("const a = createRequire(import.meta.url)('uuid');"),
    core("import zodiac from 'zodiac';"),
    { 'commands/a.ts': "import 'node:crypto';" },
    { 'src/work/a.ts': "import 'zod';" },
    { 'src/library/a.ts': "import 'hono';" },
    { 'src/library/a.ts': "import 'node:child_process';" },
    { 'src/chat/shared/a.ts': "import 'hono';" },
    { 'src/chat/console/a.ts': "import '@hono/node-server';" },
    { 'src/web/assets/a.js': "import 'hono';" },
    { 'src/web/a.ts': "import fs from 'fs';" },
  ],
  computed: [
    core('const a = await import(name);'),
    core("const a = require('#' + room);"),
    core('const load = createRequire(import.meta.url);'),
    core('const load = module.createRequire(import.meta.url);'),
    core("import { createRequire as load } from './b.ts';"),
  ],
  paths: [
    core("import '#core/b.ts';"),
    { 'src/web/a.ts': "import '../core/b.ts';" },
    { 'src/chat/console/a.ts': "import '#chat/shared/b.ts';" },
    { 'src/settings.ts': "import '#services.ts';" },
    { 'src/main.ts': "import '../commands/index.ts';" },
  ],
  heads: [{ 'src/cli.ts': "import './main.ts';" }, { 'src/web/a.ts': "import '#cli.ts';" }],
  cycles: [
    core("import './a.ts';"),
    {
      'src/core/a.ts': "import type { B } from './b.ts';",
      'src/core/b.ts': "import './c.ts';",
      'src/core/c.ts': "export * from './a.ts';",
    },
    { 'src/services.ts': "import '#commands';", 'commands/index.ts': "import '#services.ts';" },
  ],
  globals: [
    ...[
      'Date.now()',
      'new Date()',
      'new Date(0)',
      'Temporal.Now.instant()',
      'Math.random()',
      "Math['random']()",
      'Math[name]()',
    ],
    ...[
      'setTimeout(f)',
      'setInterval(f)',
      'setImmediate(f)',
      'process.env',
      'fetch(url)',
      'globalThis.Date',
      'crypto.randomUUID()',
    ],
    ...[
      'performance.now()',
      'const { random } = Math',
      'const { Now } = Temporal',
      'const clock = Date',
      'const o = { fetch }',
      'f(Intl)',
    ],
    ...[hole('Date.now()'), 'Function("return 1")', 'let a: Date'],
  ].flatMap((code) => [core(code), { 'commands/a.ts': code }, { 'src/work/a.ts': code }]),
  locales: [
    ...[
      'new Intl.NumberFormat()',
      'Intl.NumberFormat()',
      'new Intl.Collator(undefined)',
      'new Intl.Segmenter([])',
      'const F = Intl.PluralRules',
    ],
    ...[
      "new Intl.DateTimeFormat('en')",
      "new Intl.DateTimeFormat('en', { year: 'numeric' })",
      'a.localeCompare(b)',
      'a?.localeCompare(b)',
    ],
    ...[
      "a['localeCompare'](b)",
      'a.toLocaleString()',
      'a.toLocaleUpperCase()',
      'list.map(a.toLocaleString)',
      'a.localeCompare(b, undefined)',
    ],
  ].map(core),
  lines: [{ 'test/a.test.ts': lines(251) }, { 'bin/a.mjs': `${lines(251)}\n` }],
  functions: [
    core(`function f() {\n${lines(49)}\n}`),
    core(`const f = () => {\n${lines(49)}\n};`),
    core(`const a = { f() {\n${lines(49)}\n} };`),
    { 'src/web/assets/a.js': `(() => {\n${lines(49)}\n})();` },
  ],
  usual: [core(`function f() {\n${lines(19)}\n}`)],
  any: [core('let a: any;'), core('const a = b as any;'), core('type A = Record<string, any[]>;')],
  defaults: [
    core('export default 1;'),
    core('const a = 1; export { a as default };'),
    { 'commands/a.ts': 'export default function f() {}' },
  ],
  ports: [
    ports('type A = { a(): void; b(): void; c(): void; d(): void; e(): void; f: string };'),
    ports('interface A { a(): void; b?(): void }'),
    ports('type A = B & { a: () => void; b?: string };'),
  ],
};

describe('each rule can fail', () => {
  for (const [name, rule] of Object.entries(RULES)) {
    const bad = Object.entries(BAD).find(([one]) => one === name)?.[1] ?? [];
    test.each(bad.map((code) => [JSON.stringify(code).slice(0, 100), code] as const))(
      `“${rule.says}” refuses %s`,
      (_, code) => expect(against(rule, house(code))).toHaveLength(1),
    );
  }
});

describe('no rule is frightened by words', () => {
  const GOOD: Code[] = [
    core('// import "#store/a.ts"; Date.now(); any\nexport const a = "import x from \'node:fs\'; Math.random()";'),
    core(`export const a = \`new Date() \` + ${hole('1')}; export const b = /Date.now()/;`),
    core("import { z } from 'zod'; import type { A } from './b.ts'; export const f = (x: A) => z.parse(x);"),
    core('export const a = (port: { Date: string; fetch: () => void }) => [port.Date, port.fetch];'),
    core("export const a = (x: string, y: string) => x.localeCompare(y, 'en') + Math.max(1, 2);"),
    core(
      "export const a = new Intl.DateTimeFormat('en', { timeZone: 'UTC' }); let b: Intl.Locale; let c: Temporal.Instant;",
    ),
    core(`export function f() {\n${lines(18)}\n}`),
    ports('export type Card = { a?: string; b: string; c: string; d: string; e: string; f: string };'),
    ports('export type A = { a(): void; b(): void; c(): void; d(): void; e(): void };'),
    {
      'src/library/a.ts':
        "import { readFile } from 'node:fs/promises'; import { f } from '#core/a.ts'; f(Date.now(), readFile);",
    },
    {
      'src/chat/console/a.ts': "import { Hono } from 'hono'; import { parseLine } from '../shared/command-line.ts';",
    },
    {
      'src/chat/console/page/a.ts':
        "import type { Block } from '#core/reply.ts'; import { b } from './b.ts'; setTimeout(b);",
    },
    {
      'src/services.ts':
        "import { commands } from '#commands'; import { openStore } from '#store/index.ts'; import pg from 'pg';",
    },
    { 'src/core/a.ts': "import './b.ts'; import './c.ts';", 'src/core/b.ts': "import './c.ts';", 'src/core/c.ts': '' },
    { 'test/a.test.ts': 'export default new Date();' },
  ];

  test.each(GOOD.map((code) => [JSON.stringify(code).slice(0, 100), code] as const))('%s', (_, code) =>
    expect(Object.values(RULES).flatMap((rule) => against(rule, house(code)))).toEqual([]),
  );

  it('and the table has no room that does not exist or imports itself', () => {
    const pairs = Object.entries(ROOMS).flatMap(([room, { imports }]) =>
      imports.map((other) => [room, other] as const),
    );
    expect(pairs.filter(([room, other]) => other === room || !(other in ROOMS))).toEqual([]);
    expect(BEYOND.filter(({ room }) => !(room in ROOMS))).toEqual([]);
  });

  it('and nothing is allowed beyond the table that nobody uses', () => {
    const used = sources
      .filter(({ file }) => roomOf(file))
      .flatMap((one) => importsOf(one).map(({ specifier }) => `${roomOf(one.file)} ${specifier}`));
    const idle = BEYOND.filter(({ room, uses }) => !used.some((use) => `${use}/`.startsWith(`${room} ${uses}/`)));
    expect(idle).toEqual([]);
  });
});
