import { complaints, isNode, type Node, nameOf, type Source, walk } from './source.ts';

export const MOST_LINES = 250;
export const MOST_FUNCTION_LINES = 50;
/** Nine of ten functions have at most this many lines. */
export const USUAL_FUNCTION_LINES = 20;
export const MOST_PORT_MEMBERS = 5;

export function longFiles(sources: readonly Source[]): string[] {
  const lines = ({ text }: Source) => text.replace(/\n$/, '').split('\n').length;
  return sources.filter((one) => lines(one) > MOST_LINES).map((one) => `${one.file} has ${lines(one)} lines`);
}

const FUNCTION = /^(?:FunctionDeclaration|FunctionExpression|ArrowFunctionExpression)$/;

function linesOf({ text }: Source, { start, end }: Node): number {
  return text.slice(start, end).split('\n').length;
}

export function longFunctions(sources: readonly Source[]): string[] {
  return complaints(sources, (node, _parent, _key, one) => {
    const lines = FUNCTION.test(node.type) ? linesOf(one, node) : 0;
    return lines > MOST_FUNCTION_LINES ? `a function of ${lines} lines` : undefined;
  });
}

/** Returns the length that nine of ten functions do not exceed. Counts only named functions, because callbacks are nearly all short. */
export function usualFunctionLength(sources: readonly Source[]): number {
  const lengths: number[] = [];
  for (const one of sources) {
    walk(one, (node, parent) => {
      const isNamed =
        node.type === 'FunctionDeclaration' ||
        /^(?:VariableDeclarator|Property|MethodDefinition)$/.test(parent?.type ?? '');
      if (FUNCTION.test(node.type) && isNamed) lengths.push(linesOf(one, node));
    });
  }
  lengths.sort((a, b) => a - b);
  return lengths[Math.ceil(lengths.length * 0.9) - 1] ?? 0;
}

export function longUsualFunctions(sources: readonly Source[]): string[] {
  const usual = usualFunctionLength(sources);
  return usual > USUAL_FUNCTION_LINES ? [`nine of ten functions have up to ${usual} lines`] : [];
}

export function anyTypes(sources: readonly Source[]): string[] {
  return complaints(sources, ({ type }) => (type === 'TSAnyKeyword' ? 'any' : undefined));
}

export function defaultExports(sources: readonly Source[]): string[] {
  return complaints(sources, (node) => {
    const asDefault = node.type === 'ExportSpecifier' && nameOf(node.exported) === 'default';
    return asDefault || node.type === 'ExportDefaultDeclaration' || node.type === 'TSExportAssignment'
      ? 'a default export'
      : undefined;
  });
}

/** Finds ports with too many or optional members. A port is a type with a function; the other types in its file are data. */
export function widePorts(sources: readonly Source[]): string[] {
  return complaints(sources, (node) => {
    const members = membersOf(node);
    if (!members.some(isCallable)) return undefined;
    if (members.length > MOST_PORT_MEMBERS) return `a port of ${members.length} members`;
    const optional = members.find((member) => member.optional);
    return optional && `a port whose ${nameOf(optional.key)} is optional`;
  });
}

function membersOf(node: Node): Node[] {
  const members = node.type === 'TSTypeLiteral' ? node.members : node.type === 'TSInterfaceBody' ? node.body : [];
  return Array.isArray(members) ? members : [];
}

function isCallable(member: Node): boolean {
  if (member.type !== 'TSPropertySignature') return member.type === 'TSMethodSignature';
  const annotation = member.typeAnnotation;
  const type = isNode(annotation) ? annotation.typeAnnotation : undefined;
  return isNode(type) && type.type === 'TSFunctionType';
}
