import { type RawBuilder, sql } from 'kysely';

/** True if the column has this text, letter by letter. The same in all databases; LIKE is not. */
export function containing(column: string, text: string): RawBuilder<boolean> {
  return sql<boolean>`replace(${sql.ref(column)}, ${text}, '') <> ${sql.ref(column)}`;
}
