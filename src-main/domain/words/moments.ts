import {
  formatClock,
  formatDate,
  formatDateWithYear,
  formatDay,
  formatDayWithYear,
  m,
} from '../messages/index.ts';

/** The time of day of a moment, in this computer's time zone: "14:32". */
export const clockWords = (moment: number): string => formatClock(moment);

/** A moment in words, relative to `now`: "14:32", "tomorrow 09:14", "yesterday 09:14", "Mon 9 Nov 09:14". */
export function momentWords(moment: number, now: number): string {
  const away = dayNumber(moment) - dayNumber(now);
  const time = clockWords(moment);
  if (away === 0) return time;
  if (away === 1) return m.common_tomorrow({ time });
  if (away === -1) return m.common_yesterday({ time });
  return `${dateWords(moment, now)} ${time}`;
}

/** A day: "Mon 9 Nov", with the year if it isn't the current one. */
export const dateWords = (moment: number, now: number): string =>
  isThisYear(moment, now) ? formatDay(moment) : formatDayWithYear(moment);

/** A day where room is short: "9 Nov", with the year if it isn't the current one. */
export const shortDateWords = (moment: number, now: number): string =>
  isThisYear(moment, now) ? formatDate(moment) : formatDateWithYear(moment);

const isThisYear = (moment: number, now: number): boolean =>
  new Date(moment).getFullYear() === new Date(now).getFullYear();

/** Days since the epoch by this computer's calendar. */
function dayNumber(moment: number): number {
  const date = new Date(moment);
  return Math.round(Date.UTC(date.getFullYear(), date.getMonth(), date.getDate()) / 86_400_000);
}
