/**
 * Returns the text as every database can store it. A NUL and half of a surrogate pair have no place in PostgreSQL's texts; they become
 * U+FFFD. Only ids and search values can have them, because JSON writes them as escapes.
 */
export function storable<T>(value: T): T | string {
  if (typeof value !== 'string') return value;
  return value.toWellFormed().replaceAll('\0', '\uFFFD');
}
