/** The length to which texts from a Hub are cut, in characters, so that a huge text does no harm. */
const maxText = { word: 60, text: 1_000 } as const;

/** An object's fields; empty if the value isn't an object. */
export function fieldsOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : {};
}

/** The items of a list; null if it isn't one. */
export const itemsOf = (value: unknown): readonly unknown[] | null =>
  Array.isArray(value) ? (value as unknown[]) : null;

/** A text cut to `maxLength` characters and well formed, or null if it isn't a text. */
export const textOf = (value: unknown, maxLength: number = maxText.text): string | null =>
  typeof value === 'string'
    ? value.slice(0, maxLength).replaceAll(/\p{Surrogate}/gu, '\ufffd')
    : null;

/** A short text that names a state. */
export const wordOf = (value: unknown): string | null => textOf(value, maxText.word);

export const truthOf = (value: unknown): boolean | null =>
  typeof value === 'boolean' ? value : null;

export const numberOf = (value: unknown): number | null =>
  typeof value === 'number' && Number.isFinite(value) ? value : null;

/** The last moment of the year 9999, in ms since the epoch: people don't write later dates. */
const lastMoment = 253_402_300_799_999;

/** A text as a moment from 1970 to 9999, in ms since the epoch; null if it isn't one. */
export function dateOf(text: string): number | null {
  // Longer than any date; the date parser isn't made for such texts.
  const time = text.length <= 64 ? Date.parse(text) : NaN;
  return time >= 0 && time <= lastMoment ? time : null;
}

/** A moment in ISO 8601, in ms since the epoch; null if it isn't one. */
export const momentOf = (value: unknown): number | null =>
  typeof value === 'string' ? dateOf(value) : null;

/** The items of a page or of a plain list; null if it is neither. */
export const listOf = (json: unknown): readonly unknown[] | null =>
  itemsOf(json) ?? itemsOf(fieldsOf(json)['results']);
