import type { Words } from '#core/words.ts';
import type { FileFault, YamlPath } from '../yaml-file.ts';

/** `error`: the topic is not shown to anybody; `warning`: it is, and the librarian had better look. */
export type TopicFault = FileFault & { kind: string; level: 'error' | 'warning' };
/** A fault before it has a line. */
export type Finding = { path: YamlPath; kind: string; level: TopicFault['level']; what: Words };
