import path from 'node:path';
import { BEYOND, BROWSER, ROOMS, ROOT, roomOf } from './rooms.ts';
import { isNode, lineOf, memberName, type Node, nameOf, type Source, stringOf, walk } from './source.ts';

/** An import. `specifier`: undefined if it is known only at run time. `file`: the imported file, if it is in the project. */
export type Import = {
  from: string;
  line: number;
  specifier: string | undefined;
  types: boolean;
  file: string | undefined;
};

const known = new WeakMap<Source, Import[]>();

export function importsOf(one: Source): Import[] {
  const found = known.get(one) ?? findImports(one);
  known.set(one, found);
  return found;
}

function findImports(one: Source): Import[] {
  const found: Import[] = [];
  walk(one, (node, parent, key) => {
    const asked = askedFor(node) ?? required(node, parent, key);
    if (!asked) return;
    const specifier = stringOf(asked.source);
    const file = specifier === undefined ? undefined : target(one.file, specifier);
    found.push({ from: one.file, line: lineOf(one.text, node.start), specifier, types: asked.types, file });
  });
  return found;
}

/** Reads every syntax that imports another module. */
function askedFor(node: Node): { source: unknown; types: boolean } | undefined {
  switch (node.type) {
    case 'ImportDeclaration':
    case 'ExportNamedDeclaration':
    case 'ExportAllDeclaration':
      return node.source
        ? { source: node.source, types: [node.importKind, node.exportKind].includes('type') }
        : undefined;
    case 'ImportExpression':
      return { source: node.source, types: false };
    case 'TSImportType':
      return { source: node.source, types: true };
    case 'TSExternalModuleReference':
      return { source: node.expression, types: false };
    default:
      return undefined;
  }
}

/** Reads `require('x')` and `createRequire(…)('x')`. A require that is stored can load anything, so its source is undefined. */
function required(node: Node, parent: Node | undefined, key: string): { source: unknown; types: boolean } | undefined {
  if (node.type === 'ImportSpecifier') return renamesRequire(node) ? { source: undefined, types: false } : undefined;
  if (node.type !== 'CallExpression') return undefined;
  const callee = node.callee;
  if (nameOf(callee) === 'require' || makesRequire(callee)) return { source: first(node.arguments), types: false };
  const kept = makesRequire(node) && !(parent?.type === 'CallExpression' && key === 'callee');
  return kept ? { source: undefined, types: false } : undefined;
}

function makesRequire(node: unknown): boolean {
  if (!isNode(node) || node.type !== 'CallExpression' || !isNode(node.callee)) return false;
  const { callee } = node;
  return (
    isNode(callee) && (callee.type === 'MemberExpression' ? memberName(callee) : nameOf(callee)) === 'createRequire'
  );
}

function renamesRequire(node: Node): boolean {
  return nameOf(node.imported) === 'createRequire' && nameOf(node.local) !== 'createRequire';
}

const first = (list: unknown): unknown => (Array.isArray(list) ? list[0] : undefined);

/** Resolves relative paths and the `imports` of package.json. Undefined for packages and `node:` modules. */
function target(from: string, specifier: string): string | undefined {
  if (specifier === '#commands') return 'commands/index.ts';
  if (specifier.startsWith('#')) return path.posix.normalize(`src/${specifier.slice(1)}`);
  return /^\.{0,2}\//.test(specifier) ? path.posix.join(path.posix.dirname(from), specifier) : undefined;
}

const at = ({ from, line }: Import): string => `${from}:${line}`;

function check(sources: readonly Source[], find: (one: Import, room: string) => string | undefined): string[] {
  return sources.flatMap((one) => {
    const room = roomOf(one.file);
    return importsOf(one).flatMap((each) => {
      const what = room && find(each, room);
      return what ? [`${at(each)} ${what}`] : [];
    });
  });
}

export function homeless(sources: readonly Source[]): string[] {
  return sources.filter(({ file }) => !roomOf(file)).map(({ file }) => `${file} stands in no room`);
}

export function computedImports(sources: readonly Source[]): string[] {
  return check(sources, ({ specifier }) => (specifier === undefined ? 'imports what nobody can see' : undefined));
}

export function roomImports(sources: readonly Source[]): string[] {
  return check(sources, ({ file, types }, room) => {
    const other = file === undefined ? room : roomOf(file);
    if (file === undefined || other === room || room === ROOT) return undefined;
    if (room === BROWSER) return types && other === 'core' ? undefined : `the browser's code imports ${file}`;
    return other && ROOMS[room]?.imports.includes(other) ? undefined : `${room} imports ${file}`;
  });
}

export function outsideImports(sources: readonly Source[]): string[] {
  return check(sources, ({ file, specifier }, room) => {
    if (specifier === undefined || file !== undefined || room === ROOT) return undefined;
    const { packages, node } = ROOMS[room] ?? { packages: [], node: [] };
    const beyond = BEYOND.flatMap((one) => (one.room === room ? one.uses : []));
    const allowed = [...packages, ...node, ...beyond].some(
      (name) => specifier === name || specifier.startsWith(`${name}/`),
    );
    return allowed ? undefined : `${room} imports ${specifier}`;
  });
}

/** Returns the folder of a file's room. All chats and `chat/shared` are one folder. */
const folderOf = (file: string): string | undefined => roomOf(file)?.replace(/\/.*/, '');

export function importPaths(sources: readonly Source[]): string[] {
  return check(sources, ({ from, file, specifier }) => {
    if (file === undefined || specifier === undefined) return undefined;
    const near = folderOf(file) === folderOf(from);
    if (near === !specifier.startsWith('#')) return undefined;
    return `writes ${specifier} for a file of ${near ? 'its own' : 'another'} room`;
  });
}

const HEADS = /^src\/(?:main|cli)\.ts$/;

/** Looks only into files that have the name of one in them. */
export function headImports(sources: readonly Source[]): string[] {
  const naming = sources.filter(({ text }) => /(?:main|cli)\.ts/.test(text));
  return check(naming, ({ file }) => (file && HEADS.test(file) ? `imports ${file}` : undefined));
}

/** Finds cycles of imports, a line each. Imports of types count too, because they confuse a reader as much. */
export function cycles(sources: readonly Source[]): string[] {
  const next = new Map(sources.map((one) => [one.file, importsOf(one).flatMap(({ file }) => file ?? [])]));
  const done = new Set<string>();
  const found: string[] = [];
  const visit = (file: string, trail: readonly string[]): void => {
    if (trail.includes(file)) found.push([...trail.slice(trail.indexOf(file)), file].join(' → '));
    if (trail.includes(file) || done.has(file)) return;
    for (const other of next.get(file) ?? []) visit(other, [...trail, file]);
    done.add(file);
  };
  for (const file of next.keys()) visit(file, []);
  return found;
}
