/** Where the data is: a local folder (SQLite), or a database of a PostgreSQL server. */
export type StorePlace = { folder: string } | { url: string };

/** A place as people are told of it: without user and password. */
export function placeName(place: StorePlace): string {
  if ('folder' in place) return place.folder;
  const { hostname, port, pathname } = new URL(place.url);
  return `${pathname.slice(1)} at ${hostname || 'localhost'}${port && `:${port}`}`;
}
