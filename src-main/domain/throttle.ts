/** A Hub asked to be left alone: since when, and for how long (`Retry-After`, in ms; null: it didn't say). */
export interface Throttle {
  askedAt: number;
  retryAfterMs: number | null;
}

const minute = 60_000;
/** Longer waits than this are capped, in ms. */
const maxWaitMs = 60 * minute;

/** How long Hubkey waits before its own next request, in ms: as long as the Hub asked for, up to an hour. */
export const throttleMs = (retryAfterMs: number | null): number =>
  Math.min(retryAfterMs ?? 0, maxWaitMs);

/** When Hubkey may send its own next request, in ms since the epoch. */
export const automaticTryAt = ({ askedAt, retryAfterMs }: Throttle): number =>
  askedAt + throttleMs(retryAfterMs);

/** When a person may, in ms since the epoch: sooner, so that one answer locks nobody out for an hour, but not at once. */
export const personTryAt = ({ askedAt, retryAfterMs }: Throttle): number =>
  askedAt + Math.min(retryAfterMs ?? minute, minute);
