export {
  buildIndex,
  type IndexOptions,
  type SearchHit,
  type SearchIndex,
  type SearchOptions,
  type SearchPassage,
} from './search/index.ts';
