import { dateOf, fieldsOf, itemsOf, textOf } from './unknown-json.ts';

/**
 * Readers of fields that a Hub may send in several shapes, as its documentation names the field but not its type:
 * a person as text, number or object, a moment as text, number or object.
 */

const nameFields = ['name', 'username', 'display_name', 'full_name', 'email', 'title', 'id'];
const within = ['user', 'owner'];
const maxName = 200;
const maxNames = 5;

/** The name of a person or thing in any such shape; null if there is none. */
export function nameIn(value: unknown): string | null {
  const items = itemsOf(value);
  if (!items) return oneName(value);
  const names = items.slice(0, maxNames).map(oneName);
  return textOf(names.filter((name) => name !== null).join(', '), maxName) || null;
}

function oneName(value: unknown): string | null {
  if (typeof value === 'number') return String(value);
  if (typeof value === 'string') return textOf(value.trim(), maxName) || null;
  const fields = fieldsOf(value);
  const inner = within.map((field) => fieldsOf(fields[field]));
  for (const object of [fields, ...inner]) {
    for (const field of nameFields) {
      const found = object[field];
      const isName = typeof found === 'string' ? found.trim() !== '' : typeof found === 'number';
      if (isName) return textOf(String(found).trim(), maxName);
    }
  }
  return null;
}

const momentFields = ['datetime', 'iso', 'timestamp', 'date', 'value', 'at', '$date'];
/** The year 2000, in ms since the epoch: a smaller number can't be a date from a Hub. */
const firstMoment = 946_684_800_000;
/** Smaller numbers are seconds, larger ones milliseconds: this is the year 5138 in seconds, 1973 in milliseconds. */
const secondsBelow = 100_000_000_000;

/** A moment as ISO 8601, as seconds or ms since the epoch, or as an object with one of those; null if it isn't one. */
export function momentIn(value: unknown): number | null {
  const fields = fieldsOf(value);
  const { date, time } = fields;
  const isPair = typeof date === 'string' && typeof time === 'string';
  const candidates = [
    value,
    ...(isPair ? [`${date}T${time}`] : []),
    ...momentFields.map((name) => fields[name]),
  ];
  return candidates.map(plainMoment).find((moment) => moment !== null) ?? null;
}

function plainMoment(value: unknown): number | null {
  if (typeof value === 'number') return plausible(value < secondsBelow ? value * 1000 : value);
  if (typeof value !== 'string') return null;
  const text = value.trim();
  if (/^\d{9,13}(\.\d+)?$/.test(text)) return plainMoment(Number(text));
  // Otherwise the parser would read a number as a year, and find dates in words.
  return /^\d{4}-\d{2}-\d{2}/.test(text) ? plausible(dateOf(text)) : null;
}

/** Uses the reader of texts, which limits moments to those that can be shown. */
function plausible(ms: number | null): number | null {
  if (ms === null || !(ms >= firstMoment && ms < 8.64e15)) return null;
  return dateOf(new Date(ms).toISOString());
}
