export { createFinder } from './finder.ts';
export { readGlossary } from './glossary.ts';
export { createLibrary } from './library.ts';
export { LARGEST_FILE } from './read.ts';
export {
  buildIndex,
  type IndexOptions,
  type SearchHit,
  type SearchIndex,
  type SearchOptions,
  type SearchPassage,
} from './search/index.ts';
export { syncShelf } from './shelf.ts';
export { toTraditional } from './traditional.ts';
