/** What Hubkey remembers of its updates between runs. */
export interface RememberedUpdates {
  /** When the feed was last asked, in ms since the epoch; null: never. */
  checkedAt: number | null;
  /** The version that a person was last notified of; null: none. */
  notified: string | null;
  /** A random number from 0 up to 100, which decides when this copy gets a staged version. Never sent. */
  place: number;
}

/** Remembers it. A loss does no harm. */
export interface UpdateMemory {
  /** null: nothing is remembered. Never rejects. */
  load(): Promise<RememberedUpdates | null>;
  /** Never rejects. */
  save(remembered: RememberedUpdates): Promise<void>;
}
