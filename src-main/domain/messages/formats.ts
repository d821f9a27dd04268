import { currentLocale, type Locale } from './locale.ts';

/** Where a language alone doesn't settle how dates are written: "9 Nov" rather than "Nov 9". */
const regions: Partial<Record<Locale, string>> = { en: 'en-GB' };

const tagOf = (locale: Locale): string => regions[locale] ?? locale;

/** Makes each language's formatter once, as making one takes some 20 µs. */
function perLocale<T>(make: (tag: string) => T): (variant?: number) => T {
  const made = new Map<string, T>();
  return (variant = 0) => {
    const locale = currentLocale();
    const key = `${locale} ${variant}`;
    const existing = made.get(key);
    if (existing !== undefined) return existing;
    const formatter = make(tagOf(locale));
    made.set(key, formatter);
    return formatter;
  };
}

/** A formatter keeps the time zone it was made in, and a computer can travel. */
const zoneOf = (moment: number): number => new Date(moment).getTimezoneOffset();

const numbers = perLocale((tag) => new Intl.NumberFormat(tag));
const lists = perLocale((tag) => new Intl.ListFormat(tag, { type: 'conjunction' }));
const clocks = perLocale(
  (tag) => new Intl.DateTimeFormat(tag, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }),
);
const days = perLocale(
  (tag) => new Intl.DateTimeFormat(tag, { weekday: 'short', day: 'numeric', month: 'short' }),
);
const daysWithYear = perLocale(
  (tag) =>
    new Intl.DateTimeFormat(tag, {
      weekday: 'short',
      day: 'numeric',
      month: 'short',
      year: 'numeric',
    }),
);
const dates = perLocale((tag) => new Intl.DateTimeFormat(tag, { day: 'numeric', month: 'short' }));
const datesWithYear = perLocale(
  (tag) => new Intl.DateTimeFormat(tag, { day: 'numeric', month: 'short', year: 'numeric' }),
);
const exactTimes = perLocale(
  (tag) => new Intl.DateTimeFormat(tag, { dateStyle: 'medium', timeStyle: 'medium' }),
);
const collators = perLocale(
  (tag) => new Intl.Collator(tag, { numeric: true, sensitivity: 'base' }),
);

/** A number: "7,213". */
export const formatNumber = (value: number): string => numbers().format(value);

/** "one, two and three". */
export const formatList = (items: readonly string[]): string => lists().format(items);

/** The time of day in this computer's time zone: "14:32". From ms since the epoch, as the others. */
export const formatClock = (moment: number): string => clocks(zoneOf(moment)).format(moment);

/** "Mon 9 Nov". */
export const formatDay = (moment: number): string => days(zoneOf(moment)).format(moment);

/** "Mon 9 Nov 2026". */
export const formatDayWithYear = (moment: number): string =>
  daysWithYear(zoneOf(moment)).format(moment);

/** "9 Nov". */
export const formatDate = (moment: number): string => dates(zoneOf(moment)).format(moment);

/** "9 Nov 2026". */
export const formatDateWithYear = (moment: number): string =>
  datesWithYear(zoneOf(moment)).format(moment);

/** A moment to the second: "9 Nov 2026, 14:32:05". */
export const formatExactTime = (moment: number): string =>
  exactTimes(zoneOf(moment)).format(moment);

/** The order of two names for a person: "node2" before "node10". */
export const compareNames = (first: string, second: string): number =>
  collators().compare(first, second);
