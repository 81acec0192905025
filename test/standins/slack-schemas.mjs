// Makes test/specs/slack-blocks.schema.json out of Slack's published types (@slack/types, @slack/web-api: MIT, Slack Technologies).
// Run it here after `npm ci`: npm run schemas
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { createGenerator } from 'ts-json-schema-generator';

const here = import.meta.dirname;
const schema = createGenerator({
  path: path.join(here, 'slack-types.ts'),
  tsconfig: path.join(here, 'tsconfig.json'),
  type: 'Sent',
  skipTypeCheck: true,
  encodeRefs: false,
  topRef: false,
}).createSchema('Sent');

/** Without what only people read. A property may be called `description`: then it holds a schema, not a sentence. */
const bare = (value) => {
  if (Array.isArray(value)) return value.map(bare);
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value).filter(([name, inner]) => name !== 'description' || typeof inner !== 'string');
  return Object.fromEntries(kept.map(([name, inner]) => [name, bare(inner)]));
};

const target = path.join(here, '../specs/slack-blocks.schema.json');
const text = `${JSON.stringify(bare(schema))}\n`;
writeFileSync(target, text);
process.stdout.write(`${Object.keys(schema.definitions ?? {}).length} definitions, ${text.length} characters\n`);
