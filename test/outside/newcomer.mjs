// Does what the README tells a newcomer, with a given npm: `npm ci` without a warning, `npm start`, one page, one quotation, stop.
//   node newcomer.mjs CHECKOUT NPM-CLI.js         (plain JavaScript: runs on the machine's own Node, 20 or newer)
import { spawn, spawnSync } from 'node:child_process';

const [, , checkout, npm] = process.argv;
const START_LIMIT = 60_000;

function fail(why, output = '') {
  console.error(`${why}\n${output}`);
  process.exit(1);
}

function runNpm(...args) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [npm, ...args], { cwd: checkout, encoding: 'utf8' });
  return { status, stdout, output: stdout + stderr };
}

const install = runNpm('ci');
if (install.status !== 0) fail('npm ci failed', install.output);
if (/warn|deprecated/i.test(install.output.replace(/^.*nodedir.*$/gm, ''))) fail('npm ci warned', install.output);

const env = { ...process.env, PORT: '0' };
const child = spawn(process.execPath, [npm, 'start'], { cwd: checkout, env, detached: true });
let output = '';
const address = await new Promise((resolve) => {
  setTimeout(() => resolve(undefined), START_LIMIT).unref();
  child.once('exit', () => resolve(undefined));
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (some) => {
      output += some;
      const found = /http:\/\/127\.0\.0\.1:\d+/.exec(output);
      if (found) resolve(found[0]);
    });
  }
});
if (!address) fail('npm start did not say its address', output);
const page = await fetch(address).catch((error) => fail(`no answer from ${address}: ${error}`, output));
if (!page.ok || !(await page.text()).includes('Parley')) fail(`${address} is not the console`, output);
process.kill(-child.pid, 'SIGTERM');
await new Promise((resolve) => child.once('close', resolve));
if (/warning/i.test(output)) fail('npm start warned', output);

const quote = runNpm('run', '-s', 'parley', '--', 'quote', 'export controls', '--json');
if (quote.status !== 0 || JSON.parse(quote.stdout).hits.length === 0) fail('parley quote found nothing', quote.output);
console.log(`ok: ${address} answered; ${JSON.parse(quote.stdout).hits[0].reference}`);
