import { createRequire } from 'node:module';

type OpenCc = { Converter(options: { from: 'cn'; to: 'twp' }): (text: string) => string };

let convert: ((text: string) => string) | undefined;

/** Simplified Chinese as it is written in Taiwan, words too (信息 → 資訊). The table is loaded when first needed: it is large. */
export function toTraditional(simplified: string): string {
  convert ??= load();
  return convert(simplified);
}

function load(): (text: string) => string {
  const openCc = createRequire(import.meta.url)('opencc-js/cn2t') as OpenCc;
  return openCc.Converter({ from: 'cn', to: 'twp' });
}
