// Runs a development tool (vitest, tsc …) or a .ts file with the Node that Parley needs.
//   node bin/run.mjs TOOL [ARG …]          node bin/run.mjs --all "TOOL ARG …" "TOOL ARG …"
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { run } from './runtime.mjs';

const modules = path.join(path.dirname(fileURLToPath(import.meta.url)), '..', 'node_modules');
const PACKAGE_OF = { biome: '@biomejs/biome', tsc: 'typescript' };

function entry(tool) {
  if (tool.endsWith('.ts')) return tool;
  const folder = path.join(modules, PACKAGE_OF[tool] ?? tool);
  const { bin } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
  return path.join(folder, typeof bin === 'string' ? bin : bin[tool]);
}

const [first, ...rest] = process.argv.slice(2);
const jobs = first === '--all' ? rest.map((job) => job.split(' ')) : [[first, ...rest]];
let failed = 0;
for (const [tool, ...args] of jobs) {
  if (jobs.length > 1) console.log(`\n> ${tool} ${args.join(' ')}`);
  failed ||= await run([entry(tool), ...args]);
}
process.exitCode = failed;
