/** A Hub asked to be left alone: since when, and for how long (`Retry-After`, in ms; null: it didn't say). */
export interface Throttle {
  askedAt: number;
  retryAfterMs: number | null;
}

const minute = 60_000;
/** Longer wishes are believed for so long, in ms. */
const maxWaitMs = 60 * minute;

/** How long Hubkey waits by itself, in ms: as long as the Hub asked for, up to an hour. */
export const throttleMs = (retryAfterMs: number | null): number =>
  Math.min(retryAfterMs ?? 0, maxWaitMs);

/** When Hubkey may ask again by itself, in ms since the epoch. */
export const automaticTryAt = ({ askedAt, retryAfterMs }: Throttle): number =>
  askedAt + throttleMs(retryAfterMs);

/** When a person may: nobody is locked out for an hour by one answer, and nobody hammers a Hub by hand. */
export const personTryAt = ({ askedAt, retryAfterMs }: Throttle): number =>
  askedAt + Math.min(retryAfterMs ?? minute, minute);
