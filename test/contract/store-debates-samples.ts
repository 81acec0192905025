import type { StreamHead } from '#core/ports/streams.ts';

/** The head of an open stream, each in a place of its own. */
export function stream(id: string, given: Partial<StreamHead> = {}): StreamHead {
  return { id, platform: 'slack', place: `place of ${id}`, isOpen: true, version: 0, ...given };
}
