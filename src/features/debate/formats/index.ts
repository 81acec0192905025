import type { Format } from '../format.ts';
import { oxford } from './oxford.ts';
import { quick } from './quick.ts';
import { written } from './written.ts';

/** All formats, in the order in which they are offered. */
export const FORMATS: readonly Format[] = [oxford, quick, written];

export const formatOf = (id: string): Format | undefined => FORMATS.find((one) => one.id === id);
