#!/usr/bin/env node
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { run } from './runtime.mjs';

// npm changes to the project's folder; files that a person names are meant from where the person stands.
const cwd = process.env.npm_lifecycle_event === 'parley' ? (process.env.INIT_CWD ?? process.cwd()) : process.cwd();
const source = path.join(path.dirname(fileURLToPath(import.meta.url)), '..', 'src');
const [first, ...rest] = process.argv.slice(2);
const args =
  first === 'start' ? [path.join(source, 'main.ts'), ...rest] : [path.join(source, 'cli.ts'), ...process.argv.slice(2)];
process.exitCode = await run(args, { cwd });
