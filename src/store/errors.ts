/** Faults of the database, its file or its disk. Faults of a user's request are user errors. */
export type StoreFault = 'folder' | 'not-a-database' | 'damaged' | 'newer' | 'busy' | 'full' | 'disk';

/** A fault of the store. The message is for the person who runs Parley: plain words, and what to do. */
export class StoreError extends Error {
  readonly kind: StoreFault;
  constructor(kind: StoreFault, message: string, cause?: unknown) {
    super(message, { cause });
    this.name = 'StoreError';
    this.kind = kind;
  }
}

/** Thrown if somebody else has stored a revision with this number first. Read the article again and use the next number. */
export class RevisionTaken extends Error {
  readonly article: string;
  readonly language: string;
  readonly number: number;
  constructor(article: string, language: string, number: number) {
    super(`revision ${number} of ${article}.${language} is there already`);
    this.name = 'RevisionTaken';
    this.article = article;
    this.language = language;
    this.number = number;
  }
}
