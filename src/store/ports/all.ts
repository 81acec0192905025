import type { Ports } from '#core/ports/store.ts';
import type { Access } from '../tables.ts';
import { articlesIn } from './articles.ts';
import { ballotsIn } from './ballots.ts';
import { cardsIn } from './cards.ts';
import { clockIn } from './clock.ts';
import { decksIn } from './decks.ts';
import { derivationsIn } from './derivations.ts';
import { inboxIn } from './inbox.ts';
import { indexesIn } from './indexes.ts';
import { leasesIn } from './leases.ts';
import { outboxIn } from './outbox.ts';
import { participantsIn } from './participants.ts';
import { readerKeysIn } from './reader-keys.ts';
import { retentionIn } from './retention.ts';
import { scheduleRunsIn } from './schedule-runs.ts';
import { schedulesIn } from './schedules.ts';
import { settingsIn } from './settings.ts';
import { stancesIn } from './stances.ts';
import { streamKeysIn } from './stream-keys.ts';
import { streamTextsIn } from './stream-texts.ts';
import { streamsIn } from './streams.ts';
import { suggestionsIn } from './suggestions.ts';
import { talliesIn } from './tallies.ts';
import { topicsIn } from './topics.ts';
import { transcriptIn } from './transcript.ts';

/** Makes all ports. They are written once for all databases. */
export function portsIn(access: Access): Ports {
  return {
    articles: articlesIn(access),
    derivations: derivationsIn(access),
    cards: cardsIn(access),
    settings: settingsIn(access),
    indexes: indexesIn(access),
    transcript: transcriptIn(access),
    readerKeys: readerKeysIn(access),
    inbox: inboxIn(access),
    leases: leasesIn(access),
    topics: topicsIn(access),
    decks: decksIn(access),
    retention: retentionIn(access),
    schedules: schedulesIn(access),
    scheduleRuns: scheduleRunsIn(access),
    outbox: outboxIn(access),
    suggestions: suggestionsIn(access),
    stances: stancesIn(access),
    tallies: talliesIn(access),
    streams: streamsIn(access),
    participants: participantsIn(access),
    streamTexts: streamTextsIn(access),
    streamKeys: streamKeysIn(access),
    ballots: ballotsIn(access),
    clock: clockIn(access),
  };
}
