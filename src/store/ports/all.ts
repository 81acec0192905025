import type { Ports } from '#core/ports.ts';
import type { Access } from '../tables.ts';
import { articlesIn } from './articles.ts';
import { cardsIn } from './cards.ts';
import { indexesIn } from './indexes.ts';
import { settingsIn } from './settings.ts';
import { transcriptIn } from './transcript.ts';

/** Every port, written once for all databases. */
export function portsIn(access: Access): Ports {
  return {
    articles: articlesIn(access),
    cards: cardsIn(access),
    settings: settingsIn(access),
    indexes: indexesIn(access),
    transcript: transcriptIn(access),
  };
}
