import { pino, stdTimeFunctions } from 'pino';
import type { LogFormat } from './log.ts';

/** Writes one JSON object a line, for programs that collect logs. */
export function jsonFormat(): LogFormat {
  let written = '';
  const write = (line: string) => {
    written = line.trimEnd();
  };
  const options = {
    base: null,
    timestamp: stdTimeFunctions.isoTime,
    formatters: { level: (level: string) => ({ level }) },
  };
  const logger = pino(options, { write });
  return {
    line: (text) => {
      logger.info(text);
      return written;
    },
    bug: ({ place, ...bug }) => {
      logger.error({ ...bug, ...place }, `bug ${bug.bug}`);
      return written;
    },
  };
}
