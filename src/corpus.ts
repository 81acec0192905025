import path from 'node:path';

/** The folder of the words that come with Parley. */
export const CORPUS = path.join(import.meta.dirname, '..', 'corpus');
