import { complaints, memberName, type Node, nameOf, type Source } from './source.ts';

/** Every global name that gives access to the clock, chance, timers, the process or the net. */
const BANNED = new Set([
  ...['Date', 'performance', 'crypto', 'setTimeout', 'setInterval', 'setImmediate', 'process', 'fetch', 'navigator'],
  ...['globalThis', 'global', 'self', 'eval', 'Function'],
]);
/** Globals that are pure except for these members. Using one as a whole is forbidden too, because its members could not be checked. */
const PARTLY = new Map([
  ['Math', new Set(['random'])],
  ['Temporal', new Set(['Now'])],
  ['Intl', new Set<string>()],
]);

export function impureGlobals(sources: readonly Source[]): string[] {
  return complaints(sources, (node, parent, key) => {
    const name = node.type === 'Identifier' ? nameOf(node) : undefined;
    if (!name || isLabel(parent, key)) return undefined;
    if (BANNED.has(name)) return `uses ${name}`;
    const barred = PARTLY.get(name);
    if (!barred || parent?.type === 'TSQualifiedName') return undefined;
    const member = parent?.type === 'MemberExpression' && key === 'object' ? memberName(parent) : undefined;
    if (member === undefined) return `uses ${name} as a whole`;
    return barred.has(member) ? `uses ${name}.${member}` : undefined;
  });
}

const LABELS: Readonly<Record<string, string>> = {
  MemberExpression: 'property',
  Property: 'key',
  MethodDefinition: 'key',
  PropertyDefinition: 'key',
  TSPropertySignature: 'key',
  TSMethodSignature: 'key',
  ImportSpecifier: 'imported',
  ExportSpecifier: 'exported',
  TSQualifiedName: 'right',
};

/** True if the identifier only names a member. (The value of a shorthand `{ fetch }` is visited separately.) */
function isLabel(parent: Node | undefined, key: string): boolean {
  return parent !== undefined && !parent.computed && LABELS[parent.type] === key;
}

export function defaultLocales(sources: readonly Source[]): string[] {
  return complaints(sources, (node, parent, key) => {
    if (node.type !== 'MemberExpression') return undefined;
    const name = memberName(node) ?? '';
    const called =
      parent && key === 'callee' && /^(Call|New)Expression$/.test(parent.type) ? argumentsOf(parent) : undefined;
    if (nameOf(node.object) === 'Intl') return intl(name, called, parent);
    if (!called) return /^toLocale|^localeCompare$/.test(name) ? `hands on ${name}` : undefined;
    if (name === 'localeCompare') return isGiven(called[1]) ? undefined : 'localeCompare without a locale';
    return /^toLocale/.test(name) && !isGiven(called[0]) ? `${name} without a locale` : undefined;
  });
}

const argumentsOf = (call: Node): Node[] => (Array.isArray(call.arguments) ? call.arguments : []);

function intl(name: string, called: Node[] | undefined, parent: Node | undefined): string | undefined {
  // Static methods, such as `Intl.Collator.supportedLocalesOf`, get a locale as argument.
  if (!called) return parent?.type === 'MemberExpression' ? undefined : `hands on Intl.${name}`;
  if (name === 'supportedValuesOf' || name === 'getCanonicalLocales') return undefined;
  if (!isGiven(called[0])) return `Intl.${name} without a locale`;
  return name === 'DateTimeFormat' && !hasZone(called[1]) ? 'Intl.DateTimeFormat without a time zone' : undefined;
}

function isGiven(argument: Node | undefined): boolean {
  if (!argument || nameOf(argument) === 'undefined') return false;
  return !(argument.type === 'ArrayExpression' && Array.isArray(argument.elements) && !argument.elements.length);
}

/** True if the options name a time zone. Options that are not an object literal are not checked. */
function hasZone(options: Node | undefined): boolean {
  if (options?.type !== 'ObjectExpression') return options !== undefined;
  const properties: Node[] = Array.isArray(options.properties) ? options.properties : [];
  return properties.some((property) => property.type !== 'Property' || nameOf(property.key) === 'timeZone');
}
