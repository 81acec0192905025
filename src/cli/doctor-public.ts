import { ask } from './doctor-ask.ts';
import { type Check, type Environment, fine, off, setIn, wrong } from './doctor-check.ts';
import { downIn, Health } from './doctor-running.ts';

/** Checks that `PUBLIC_URL` leads to a Parley. Some networks forbid a connection to their own public address; then it fails wrongly. */
export async function publicCheck(environment: Environment): Promise<Check> {
  const name = 'public address';
  const address = setIn(environment, 'PUBLIC_URL');
  if (!address) return off(name, 'not set up: without PUBLIC_URL, answers carry no links to the reader.');
  if (!URL.canParse(address)) return off(name, 'not checked: see settings.');
  const { origin, pathname } = new URL(address);
  const at = `${origin}${pathname.replace(/\/+$/, '')}`;
  const answer = await ask(`${at}/health`);
  if (answer.kind === 'unreached')
    return wrong(name, `could not reach ${at}: ${answer.why}. Does Parley run, and does the proxy lead to its PORT?`);
  const { data } = Health.safeParse(answer.body);
  if (data?.ok) return fine(name, `Parley answers at ${at}.`);
  if (data) return wrong(name, `Parley answers at ${at}, but ${downIn(data)}. Its log says what to do.`);
  return wrong(
    name,
    `${at}/health answers ${answer.status}, and not as Parley does. Lead the proxy to Parley's PORT, host name kept.`,
  );
}
