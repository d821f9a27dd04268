/** How texts of a Hub are cut, so that one of megabytes does no harm. */
const longestText = 1_000;

/** An object's fields, or none where it is no object. */
export function fieldsOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : {};
}

/** The items of a list; null where it is none. */
export const itemsOf = (value: unknown): readonly unknown[] | null =>
  Array.isArray(value) ? (value as unknown[]) : null;

/** A text, or null where it is none. */
export const textOf = (value: unknown): string | null =>
  typeof value === 'string' ? value.slice(0, longestText) : null;

export const truthOf = (value: unknown): boolean | null =>
  typeof value === 'boolean' ? value : null;

export const numberOf = (value: unknown): number | null =>
  typeof value === 'number' && Number.isFinite(value) ? value : null;

/** A moment in ISO 8601, in ms since the epoch; null where it is none. */
export function momentOf(value: unknown): number | null {
  const time = typeof value === 'string' ? Date.parse(value) : NaN;
  return Number.isNaN(time) ? null : time;
}

/** The items of a page or of a bare list; null where it is neither. */
export const listOf = (json: unknown): readonly unknown[] | null =>
  itemsOf(json) ?? itemsOf(fieldsOf(json)['results']);
