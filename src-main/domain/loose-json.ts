import { dateOf, fieldsOf, itemsOf, textOf } from './unknown-json.ts';

/**
 * Readers of what a Hub may send in several shapes, as its documentation names the field and not its type:
 * a person as text, number or object, a moment as text, number or object.
 */

const nameFields = ['name', 'username', 'display_name', 'full_name', 'email', 'title', 'id'];
const within = ['user', 'owner'];
const maxName = 200;
const maxNames = 5;

/** The name of a person or thing in any such shape; null where there is none. */
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
/** The year 2000: a number of less is no date that a Hub means, in ms since the epoch. */
const firstMoment = 946_684_800_000;
/** Numbers of less are seconds, of more milliseconds: the year 5138 in the one, 1973 in the other. */
const secondsBelow = 100_000_000_000;

/** A moment as ISO 8601, as seconds or ms since the epoch, or as an object with one of those; null where it is none. */
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
  // Else the parser takes a number for a year, and words for whatever it finds in them.
  return /^\d{4}-\d{2}-\d{2}/.test(text) ? plausible(dateOf(text)) : null;
}

/** Through the reader of texts, which knows the last moment that can be shown. */
function plausible(ms: number | null): number | null {
  if (ms === null || !(ms >= firstMoment && ms < 8.64e15)) return null;
  return dateOf(new Date(ms).toISOString());
}
