export { createAttributions } from './attributions/attributions.ts';
export { createFinder } from './finder.ts';
export { parseGlossary, readGlossary } from './glossary.ts';
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
export { checkTopic } from './topics/check.ts';
export { checkedAgainst, createDrafts } from './topics/drafts.ts';
export { topicJsonSchema } from './topics/schema.ts';
export { createTopics, readShelfTopics } from './topics/topics.ts';
export { toTraditional } from './traditional.ts';
