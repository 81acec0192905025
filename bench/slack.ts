import { type ChildProcess, spawn } from 'node:child_process';
import { createHmac } from 'node:crypto';
import { Agent, request } from 'node:http';
import path from 'node:path';
import { openSlack, type SlackSimulator } from '../test/simulators/slack/index.ts';
import { TEAM } from '../test/simulators/slack/world.ts';
import { compare } from './load.ts';
import { scratchFolder } from './program.ts';

const LINES = [
  'shortage was the teacher',
  'export controls',
  '出口管制 适得其反',
  'chips that train models',
  'H20 memory',
];

/** By hand, a quotation is the passage and one button; with this, also the source, Parley's buttons and its list of all hits. */
const DRAWS_AS_MUCH = '… with list';

/**
 * Signed slash commands over HTTP, beside a Bolt app that sends the same blocks, or searches and commits by hand. All sides check the
 * signature, and each quotation is a card on the disk, with a commit of the same store.
 */
export async function benchSlack({ rounds }: { rounds?: number }): Promise<Record<string, unknown>[]> {
  const slack = await openSlack({ mode: 'http' });
  try {
    return await scratchFolder(async (folder) => {
      const ours = await start('parley', path.join(folder, 'ours'), slack);
      const theirs = await start('bolt', path.join(folder, 'theirs'), slack);
      const full = await start('bolt-full', path.join(folder, 'full'), slack);
      const rows: Record<string, unknown>[] = [];
      const person = slack.person({ name: 'Ana' }).facts.id;
      for (const command of ['/parley', '/quote']) {
        const what = command === '/parley' ? '/parley help' : command;
        const side = ({ url, child }: typeof ours) => ({ ask: sender(slack, url, command, person), pid: child.pid });
        const others = { 'Bolt by hand': side(theirs), ...(command === '/quote' && { [DRAWS_AS_MUCH]: side(full) }) };
        rows.push(...(await compare(what, side(ours), others, rounds)));
      }
      for (const { child } of [ours, theirs, full]) child.stdin?.end();
      return rows;
    });
  } finally {
    await slack.close();
  }
}

function start(side: string, folder: string, slack: SlackSimulator): Promise<{ url: string; child: ChildProcess }> {
  const script = path.join(import.meta.dirname, 'slack-server.ts');
  const facts = [side, folder, slack.api, slack.botToken, slack.signingSecret];
  const child = spawn(process.execPath, [script, ...facts], { stdio: ['pipe', 'pipe', 'inherit'] });
  return new Promise((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`${side} ended with ${code}`)));
    child.stdout?.on('data', (some) => {
      const found = /http:\S+/.exec(String(some));
      if (found) resolve({ url: found[0], child });
    });
  });
}

/** One person who sends the command over and over; Slack's signature as its documentation says. */
function sender(slack: SlackSimulator, url: string, command: string, person: string): () => Promise<void> {
  const agent = new Agent({ keepAlive: true });
  let sent = 0;
  return () => {
    const text = command === '/parley' ? 'help' : (LINES[sent++ % LINES.length] ?? '');
    const facts = {
      token: 'x',
      team_id: TEAM.id,
      team_domain: 'bench',
      channel_id: 'C0BENCH',
      channel_name: 'bench',
    };
    const who = { user_id: person, user_name: 'ana', api_app_id: 'A1', trigger_id: crypto.randomUUID() };
    const body = new URLSearchParams({
      ...facts,
      ...who,
      command,
      text,
      response_url: `${slack.api}unused`,
    }).toString();
    const at = String(Math.floor(Date.now() / 1000));
    const signature = createHmac('sha256', slack.signingSecret).update(`v0:${at}:${body}`).digest('hex');
    const headers = {
      'content-type': 'application/x-www-form-urlencoded',
      'content-length': Buffer.byteLength(body),
      'x-slack-request-timestamp': at,
      'x-slack-signature': `v0=${signature}`,
    };
    return post(url, agent, headers, body);
  };
}

function post(url: string, agent: Agent, headers: Record<string, string | number>, body: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { method: 'POST', agent, headers }, (response) => {
      let length = 0;
      response.on('data', (some: Buffer) => {
        length += some.length;
      });
      response.on('end', () =>
        response.statusCode === 200 && length > 100
          ? resolve()
          : reject(new Error(`${response.statusCode}, ${length} bytes`)),
      );
    });
    sent.on('error', reject);
    sent.end(body);
  });
}
