/** What can be wrong with the place where things are stored, as opposed to with what a user asked. */
export type StoreFault = 'folder' | 'not-a-database' | 'damaged' | 'newer' | 'busy' | 'full' | 'disk';

/** The message is for whoever runs Parley: plain words, and what to do. */
export class StoreError extends Error {
  readonly kind: StoreFault;
  constructor(kind: StoreFault, message: string, cause?: unknown) {
    super(message, { cause });
    this.name = 'StoreError';
    this.kind = kind;
  }
}

/** Somebody else has stored a revision of this number first: read the article again and take the next number. */
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
