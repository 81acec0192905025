/** A secret ballot. `vote` says which vote of the stream it belongs to, `choice` what was chosen. `by`: the voter's random id. */
export type Ballot = { by: string; vote: string; choice: string };

/** Secret ballots. They are apart from events and texts, and deleted once they are counted. */
export type Ballots = {
  /** Stores a ballot in place of the voter's earlier one in this vote. Returns the earlier choice. */
  put(workspace: string, stream: string, ballot: Ballot): Promise<string | undefined>;
  /** Returns all ballots of a stream, ordered by vote and random id. */
  list(workspace: string, stream: string): Promise<Ballot[]>;
  /** Deletes a voter's ballot in one vote. */
  remove(workspace: string, stream: string, ballot: Pick<Ballot, 'by' | 'vote'>): Promise<void>;
  /** Deletes all ballots of a stream. Returns their number. */
  clear(workspace: string, stream: string): Promise<number>;
  /** Returns how many ballots a person has in streams that are not counted yet. */
  countOf(workspace: string, by: string): Promise<number>;
};
