import { SILENT } from './web-api.ts';

/** Most different lines that are logged. */
const MOST_LINES = 100;

/** Makes a logger for Bolt that logs each warning and error once, because anybody can send requests with a wrong signature. */
export function warnOnce(log: (line: string) => void): typeof SILENT {
  const said = new Set<string>();
  const say = (...words: unknown[]) => {
    const line = words.map(String).join(' ');
    if (said.has(line) || said.size >= MOST_LINES) return;
    said.add(line);
    log(`Slack: ${line}`);
  };
  return { ...SILENT, warn: say, error: say };
}
