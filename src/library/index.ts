export { createAttributions, deriveAttributions } from './attributions/stored-attributions.ts';
export { type Cache, type CachePart, createCache, SMALL_CACHE } from './cache.ts';
export { cachedSettings } from './cached-settings.ts';
export { ingestHere } from './ingest/here.ts';
export { createLibrary } from './library.ts';
export { deriveParallels } from './parallels.ts';
export { createFinder } from './search/finder.ts';
export { parseGlossary, readGlossary } from './search/glossary.ts';
export {
  buildIndex,
  type IndexOptions,
  type SearchHit,
  type SearchIndex,
  type SearchOptions,
  type SearchPassage,
} from './search/index.ts';
export { syncShelf } from './shelf.ts';
export { listedFrom } from './stored-articles.ts';
export { checkTopic } from './topics/check.ts';
export { checkedAgainst, createDrafts } from './topics/drafts.ts';
export { parseTopic } from './topics/parse.ts';
export { topicJsonSchema } from './topics/schema.ts';
export { createTopics, readShelfTopics, type TopicsParts } from './topics/topics.ts';
export { toTraditional } from './traditional.ts';
