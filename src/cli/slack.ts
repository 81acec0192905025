import { type Command, Option } from 'commander';
import { stringify } from 'yaml';
import { shortNames } from '#chat/slack/command-names.ts';
import { slackManifest } from '#chat/slack/manifest.ts';
import { commands } from '#commands';
import { PUBLIC_LANGUAGES, type PublicLanguage } from '#core/language.ts';
import { sayIn } from '#core/words.ts';
import { toTraditional } from '#library/index.ts';
import { UsageError } from './session.ts';

type ManifestFlags = { short: string; prefix: string; http?: string; yaml?: boolean; lang: PublicLanguage };

export function declareSlack(slack: Command): void {
  slack
    .command('manifest')
    .description('print the app manifest to paste at api.slack.com/apps → Create New App → From a manifest')
    .option('--short <names>', 'commands that also work without /parley in front: all, or some (quote,…)', '')
    .option('--prefix <prefix>', 'put in front of the short names, where another app has them: p- makes /p-quote', '')
    .option('--http <address>', 'Slack reaches Parley at this https address (default: Socket Mode, which needs none)')
    .addOption(
      new Option('--lang <language>', 'language of the descriptions').choices(PUBLIC_LANGUAGES).default('both'),
    )
    .option('--yaml', 'print YAML instead of JSON')
    .action(print);
}

function print({ short, prefix, http, yaml, lang }: ManifestFlags): void {
  const wished = short.split(/[\s,，、]+/u).filter(Boolean);
  const chosen = shortNames(commands, { short: wished, prefix: prefix.trim() });
  if ('faults' in chosen) throw new UsageError(chosen.faults.join('\n'));
  const say = sayIn(lang, toTraditional);
  const publicUrl = http === undefined ? undefined : publicAddress(http);
  const manifest = slackManifest(commands, { names: chosen.names, say, ...(publicUrl && { publicUrl }) });
  console.log(yaml ? stringify(manifest).trimEnd() : JSON.stringify(manifest, undefined, 2));
}

/** Checks an address. Throws a `UsageError` if Slack would not send requests to it. */
function publicAddress(typed: string): string {
  const url = URL.canParse(typed) ? new URL(typed) : undefined;
  if (url?.protocol !== 'https:' || url.username || url.search || url.hash)
    throw new UsageError(
      `--http takes the https address at which Slack reaches Parley, like https://parley.example.org (not "${typed}").`,
    );
  return `${url.origin}${url.pathname.replace(/\/+$/, '')}`;
}
