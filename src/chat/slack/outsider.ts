import { z } from 'zod';
import { errorWords } from '#core/error-words.ts';
import type { SlackContext } from './context.ts';
import type { Envelope } from './dispatch.ts';
import { readPress, readShortcut } from './payload.ts';

const Team = z.object({ id: z.string() }).nullish().catch(undefined);
/** Where Slack names the workspace of a delivery: of events, of slash commands, of what is done in a form, of other interactions. */
const Named = z.object({
  type: z.string().optional(),
  team_id: z.string().optional(),
  team: Team,
  enterprise: Team,
  authorizations: z.array(z.object({ team_id: z.string().nullish() })).optional(),
  view: z
    .object({
      app_installed_team_id: z.string().nullish(),
      state: z.object({ values: z.record(z.string(), z.unknown()).default({}) }).optional(),
    })
    .optional(),
});
type Named = z.infer<typeof Named>;

const teamOf = ({ authorizations, view, team_id, team, enterprise }: Named): string | undefined =>
  view?.app_installed_team_id ?? authorizations?.[0]?.team_id ?? team_id ?? team?.id ?? enterprise?.id;

/**
 * Answers a delivery from a workspace where Parley is not installed: somebody of another organisation in a shared channel, or of another
 * workspace of a Grid. They are told for whom it works, in both languages, because nothing can be known of them. Returns false, and does
 * nothing, if the delivery is not from outside.
 */
export async function answerOutsider(context: SlackContext, { body, ack }: Envelope): Promise<boolean> {
  const { data } = Named.safeParse(body);
  const team = data && teamOf(data);
  if (!data || team === undefined || (await context.tokens(team))) return false;
  const text = context.deps.sayIn('both')(
    errorWords({ kind: 'outsider', workspace: context.installedIn().join(', ') }),
  );
  await ack(inAcknowledgement(data, text));
  const pressed = readPress(body) ?? readShortcut(body);
  if (pressed) await context.respond(pressed.url, { response_type: 'ephemeral', replace_original: false, text });
  return true;
}

/** Returns what the acknowledgement says: of a form in its first field, of a slash command as its answer. */
function inAcknowledgement({ type, view }: Named, text: string): Record<string, unknown> | undefined {
  switch (type) {
    case 'view_submission': {
      const [field] = Object.keys(view?.state?.values ?? {});
      return field === undefined ? undefined : { response_action: 'errors', errors: { [field]: text } };
    }
    case 'block_suggestion':
      return { options: [] };
    case undefined:
      return { response_type: 'ephemeral', text };
    default:
      return undefined;
  }
}
