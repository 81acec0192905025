import type { Article } from '#core/article.ts';
import type { NewRevision, StoredArticle } from '#core/ports/articles.ts';
import type { Card } from '#core/ports/cards.ts';
import type { Delivery } from '#core/ports/inbox.ts';
import type { WorkspaceSettings } from '#core/ports/settings.ts';
import type { ConsoleMessage } from '#core/ports/transcript.ts';
import { wordless } from './store-samples.ts';

/** The settings of a workspace that has chosen nothing. */
export const NOTHING_CHOSEN: WorkspaceSettings = { facilitators: [], channels: {}, whole: [] };

type Kept = { position: number; removed: boolean; revision: NewRevision };

/** A simple model of what a store contains for ONE workspace. It cannot confuse two workspaces, because it knows only one. */
export class Memory {
  version = 0;
  revisions = new Map<string, Kept[]>();
  removed = new Map<string, StoredArticle['removed']>();
  cards = new Map<string, Card>();
  settings = NOTHING_CHOSEN;
  index: { key: string; bytes: number[] } | undefined;
  messages: ConsoleMessage[] = [];
  seq = 0;
  key: number | undefined;
  inbox: (Delivery & { state: string; tries: number })[] = [];

  add(revision: NewRevision): void {
    const kept = this.revisions.get(revision.article) ?? [];
    const same = kept.filter((one) => one.revision.language === revision.language);
    if (same.some((one) => one.revision.number === revision.number)) throw new Error('taken');
    const languages = new Set(kept.map((one) => one.revision.language));
    const position = same[0]?.position ?? languages.size;
    this.revisions.set(revision.article, [...kept, { position, removed: false, revision }]);
    this.removed.delete(revision.article);
    this.version++;
  }

  remove(removed: NonNullable<StoredArticle['removed']>): void {
    const kept = this.revisions.get(removed.id);
    if (!kept || this.removed.has(removed.id)) return;
    this.removed.set(removed.id, removed);
    this.revisions.set(
      removed.id,
      kept.map((one) => ({ ...one, removed: true, revision: wordless(one.revision) })),
    );
    this.version++;
  }

  get(id: Article['id']): StoredArticle | undefined {
    const kept = this.revisions.get(id);
    if (!kept) return undefined;
    const ordered = kept.toSorted((a, b) => a.position - b.position || a.revision.number - b.revision.number);
    const removed = this.removed.get(id);
    return { id, ...(removed && { removed }), revisions: ordered.map((one) => one.revision) };
  }

  current(): StoredArticle[] {
    const present = [...this.revisions.keys()].filter((id) => !this.removed.has(id)).sort();
    return present.map((id) => {
      const worded = this.get(id)?.revisions.filter((one) => one.text !== '') ?? [];
      const editions = Map.groupBy(worded, (one) => one.language);
      return { id, revisions: [...editions.values()].flatMap((edition) => edition.slice(-1)) };
    });
  }

  receive(delivery: Delivery): void {
    if (!this.inbox.some(({ id }) => id === delivery.id)) this.inbox.push({ ...delivery, state: 'received', tries: 0 });
  }

  begin(id: string): void {
    this.inbox = this.inbox.map((one) =>
      one.id === id && one.state !== 'done' ? { ...one, tries: one.tries + 1 } : one,
    );
  }

  mark(id: string, state: 'sending' | 'done'): void {
    this.inbox = this.inbox.map((one) => (one.id === id && one.state !== 'done' ? { ...one, state } : one));
  }

  pending(): (Delivery & { state: string })[] {
    const before = (a: Delivery, b: Delivery) => a.receivedAt - b.receivedAt || (a.id < b.id ? -1 : 1);
    return this.inbox.filter(({ state }) => state !== 'done').toSorted(before);
  }

  append(id: string, channel: string, body: unknown): void {
    if (this.messages.some((message) => message.id === id)) throw new Error('said already');
    this.messages.push({ id, seq: ++this.seq, channel, body });
  }

  edit(id: string, body: unknown): void {
    const index = this.messages.findIndex((message) => message.id === id);
    const old = this.messages[index];
    if (old) this.messages[index] = { ...old, seq: ++this.seq, body };
  }
}
