import { z } from 'zod';
import type { PageDocument } from './dom.ts';

const unknownOf = z.record(z.string(), z.unknown());
export type Data = z.infer<typeof unknownOf>;
/** What JSON-LD says of an article: its own object, and all objects of the page by their `@id`. */
export type LinkedData = { article?: Data; byId: ReadonlyMap<string, Data> };
export type Agent = { name: string; isOrganisation: boolean };

const REPORT = /article|posting|report/i;
const WORK = /article|posting|report|webpage|book|chapter|creativework/i;

/** Finds the JSON-LD object that describes the article. */
export function linkedData(document: PageDocument): LinkedData {
  const objects = [...document.querySelectorAll('script[type*="ld+json" i]')].flatMap((script) =>
    objectsIn(script.textContent ?? ''),
  );
  const typed = (type: RegExp) => objects.filter((one) => typesOf(one).some((name) => type.test(name)));
  const reports = typed(REPORT);
  const article = reports.find((one) => one.author !== undefined) ?? reports[0] ?? typed(WORK)[0];
  const byId = new Map(
    objects.flatMap((one) => (typeof one['@id'] === 'string' && one.name !== undefined ? [[one['@id'], one]] : [])),
  );
  return { ...(article && { article }), byId };
}

const typesOf = (one: Data) => [one['@type']].flat().filter((name) => typeof name === 'string');

function objectsIn(json: string): Data[] {
  try {
    return flattened(JSON.parse(json.trim().replace(/[\n\r\t]/g, ' ')), 0);
  } catch {
    return [];
  }
}

/** JSON-LD stands in lists, in `@graph` and in `mainEntity`. */
function flattened(value: unknown, depth: number): Data[] {
  if (depth > 4) return [];
  if (Array.isArray(value)) return value.slice(0, 100).flatMap((one) => flattened(one, depth + 1));
  const parsed = unknownOf.safeParse(value);
  if (!parsed.success) return [];
  const { '@graph': graph, mainEntity } = parsed.data;
  return [parsed.data, ...flattened(graph ?? [], depth + 1), ...flattened(mainEntity ?? [], depth + 1)];
}

/** Returns the people or organisations of a value. It can name an object elsewhere in the page. */
export function agentsOf(value: unknown, { byId }: LinkedData): Agent[] {
  return [value].flat().flatMap((one) => {
    if (typeof one === 'string') return [{ name: one, isOrganisation: false }];
    const own = unknownOf.safeParse(one).data;
    const agent = own && own.name === undefined && typeof own['@id'] === 'string' ? byId.get(own['@id']) : own;
    const isOrganisation = agent !== undefined && typesOf(agent).some((type) => /organi[sz]ation/i.test(type));
    return [agent?.name]
      .flat()
      .filter((part) => typeof part === 'string')
      .map((name) => ({ name, isOrganisation }));
  });
}
