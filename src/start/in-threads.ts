import type { ListedArticle } from '#core/article.ts';
import type { EditionLanguage } from '#core/language.ts';
import type { Books } from '#core/ports/books.ts';
import type { Corrections } from '#core/ports/corrections.ts';
import type { Finder } from '#core/ports/finder.ts';
import type { Library } from '#core/ports/library.ts';
import type { TopicDrafts } from '#core/ports/topic-drafts.ts';
import type { Topics } from '#core/ports/topics.ts';
import { createTopics, type TopicsParts } from '#library/index.ts';
import type { Threads } from './threads.ts';

// The library's ports in this thread. Their work runs in other threads.

/** Says that a thread has changed something for this request. */
type Refresh = () => void;

/** `here` opens and lists articles. Other threads number and align drafts. */
export function libraryIn(threads: Threads, here: Library, refresh: Refresh): Library {
  return {
    ...here,
    preview: (workspace, draft, options) => threads.run('preview', { workspace, draft, options }),
    add: (workspace, draft, options) => threads.run('add', { workspace, draft, options }).finally(refresh),
  };
}

export function booksIn(threads: Threads, here: Books, refresh: Refresh): Books {
  return {
    ...here,
    preview: (workspace, draft, options) => threads.run('previewBook', { workspace, draft, options }),
    add: (workspace, draft, options) => threads.run('addBook', { workspace, draft, options }).finally(refresh),
  };
}

export function correctionsIn(threads: Threads, refresh: Refresh): Corrections {
  return {
    edit: (workspace, id, correction) => threads.run('edit', { workspace, id, correction }).finally(refresh),
  };
}

export function finderIn(threads: Threads): Finder {
  return { find: (workspace, query) => threads.run('find', { workspace, query }) };
}

export function topicsIn(threads: Threads, parts: TopicsParts): Topics {
  const here = createTopics({ ...parts, read: (files) => threads.run('readTopics', { files }) });
  return {
    ...here,
    find: async (workspace, words) => {
      const found = await threads.run('findTopics', { workspace, words });
      const all = await here.list(workspace);
      return found.flatMap(({ id, camps }) => {
        const live = all.find(({ topic }) => topic.id === id);
        return live ? [{ live, camps }] : [];
      });
    },
  };
}

export function checkIn(threads: Threads): TopicDrafts['check'] {
  return (workspace, id, yaml) => threads.run('checkTopic', { workspace, id, yaml });
}

export function parallelsIn(threads: Threads) {
  return ({ workspace, id }: ListedArticle): Promise<void> => threads.run('deriveParallels', { workspace, id });
}

export function attributionsIn(threads: Threads) {
  return ({ workspace, id }: ListedArticle, language: EditionLanguage): Promise<void> =>
    threads.run('deriveAttributions', { workspace, id, language });
}
