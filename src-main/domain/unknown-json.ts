/** How texts of a Hub are cut, in characters, so that one of megabytes does no harm. */
const maxText = { word: 60, text: 1_000 } as const;

/** An object's fields, or none where it is no object. */
export function fieldsOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : {};
}

/** The items of a list; null where it is none. */
export const itemsOf = (value: unknown): readonly unknown[] | null =>
  Array.isArray(value) ? (value as unknown[]) : null;

/** A text cut to `maxLength` characters and well formed, or null where it is none. */
export const textOf = (value: unknown, maxLength: number = maxText.text): string | null =>
  typeof value === 'string'
    ? value.slice(0, maxLength).replaceAll(/\p{Surrogate}/gu, '\ufffd')
    : null;

/** A text that stands for one of a few states. */
export const wordOf = (value: unknown): string | null => textOf(value, maxText.word);

export const truthOf = (value: unknown): boolean | null =>
  typeof value === 'boolean' ? value : null;

export const numberOf = (value: unknown): number | null =>
  typeof value === 'number' && Number.isFinite(value) ? value : null;

/** The last moment of the year 9999, in ms since the epoch: what comes later is no date that people write. */
const lastMoment = 253_402_300_799_999;

/** A text as a moment from 1970 to 9999, in ms since the epoch; null where it is none. */
export function dateOf(text: string): number | null {
  // Longer than any date; the parser of dates is not made for it.
  const time = text.length <= 64 ? Date.parse(text) : NaN;
  return time >= 0 && time <= lastMoment ? time : null;
}

/** A moment in ISO 8601, in ms since the epoch; null where it is none. */
export const momentOf = (value: unknown): number | null =>
  typeof value === 'string' ? dateOf(value) : null;

/** The items of a page or of a bare list; null where it is neither. */
export const listOf = (json: unknown): readonly unknown[] | null =>
  itemsOf(json) ?? itemsOf(fieldsOf(json)['results']);
