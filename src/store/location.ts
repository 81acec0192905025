/** Where the data is: a local folder (SQLite), or a database of a PostgreSQL server. */
export type StoreLocation = { folder: string } | { url: string };

/** A location as people are told of it: without user and password. */
export function locationName(location: StoreLocation): string {
  if ('folder' in location) return location.folder;
  const { hostname, port, pathname } = new URL(location.url);
  return `${pathname.slice(1)} at ${hostname || 'localhost'}${port && `:${port}`}`;
}
