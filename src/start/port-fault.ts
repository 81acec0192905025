export type PortSetting = 'PORT' | 'CONSOLE_PORT';

/** What to do when a port cannot be listened on; undefined if that is not the person's mistake. `code`: the system's. */
export function portFault(
  code: string | undefined,
  { name, port, host }: { name: PortSetting; port: number; host: string | undefined },
): string | undefined {
  switch (code) {
    case 'EADDRINUSE':
      return `port ${port} is in use. Stop what uses it, or choose another: ${name}=${port + 1} npm start`;
    case 'EACCES':
      return `port ${port} may not be used by this user. Choose one above 1023: ${name}=4321 npm start`;
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return `HOST ${host} is no address of this machine. 127.0.0.1 is this machine alone, 0.0.0.0 all its addresses.`;
  }
  return undefined;
}
