/** Hosts of Slack's files. Neither the token nor a file is sent to any other host. */
const HOSTS = ['files.slack.com', 'slack-files.com'];

/** True if the address is one of Slack's files. */
export function isSlacks(url: string, api: string | undefined): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, host, origin } = new URL(url);
  return (protocol === 'https:' && HOSTS.includes(host)) || (api !== undefined && origin === new URL(api).origin);
}
