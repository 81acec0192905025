import type { TopicFault } from '#core/topic.ts';
import type { Words } from '#core/words.ts';
import type { YamlPath } from '../yaml-file.ts';

/** A fault before it has a line. */
export type Finding = { path: YamlPath; kind: string; level: TopicFault['level']; what: Words };
