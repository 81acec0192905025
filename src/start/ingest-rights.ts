import { flushCompileCache, syncBuiltinESMExports } from 'node:module';
import os from 'node:os';

/** What acts on other processes and is not covered by `--permission`. */
const ON_OTHERS = ['kill', '_kill', '_debugProcess'];

/**
 * Gives up what the process needs only until it reads its first file. What was compiled to come this far may still be written where Node
 * finds it at the next start. Taking signals away is a second wall only: who can run machine code in this process can still send them.
 */
export function giveUpRights(): void {
  flushCompileCache();
  process.permission?.drop('fs.write');
  for (const name of ON_OTHERS) Reflect.deleteProperty(process, name);
  Reflect.deleteProperty(os, 'setPriority');
  syncBuiltinESMExports();
}
