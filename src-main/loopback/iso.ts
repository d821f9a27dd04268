/** A moment in ms since the epoch as ISO 8601. */
export const iso = (time: number): string => new Date(time).toISOString();

/** The same for a moment that may not be known. */
export const isoOrNull = (time: number | null): string | null => (time === null ? null : iso(time));
