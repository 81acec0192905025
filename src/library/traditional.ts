import { createRequire } from 'node:module';

type OpenCc = { Converter(options: { from: 'cn'; to: 'twp' }): (text: string) => string };

let convert: ((text: string) => string) | undefined;

/** Converts simplified Chinese to Taiwan's characters and words (信息 → 資訊). Loads the table at the first call, because it is large. */
export function toTraditional(simplified: string): string {
  convert ??= load();
  return convert(simplified);
}

function load(): (text: string) => string {
  const openCc = createRequire(import.meta.url)('opencc-js/cn2t') as OpenCc;
  return openCc.Converter({ from: 'cn', to: 'twp' });
}
