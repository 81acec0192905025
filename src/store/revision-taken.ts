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
