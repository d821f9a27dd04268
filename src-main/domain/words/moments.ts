const days = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const months = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');
const two = (value: number): string => String(value).padStart(2, '0');

/** The time of day of a moment, in this computer's time zone: "14:32". */
export function clockWords(moment: number): string {
  const date = new Date(moment);
  return `${two(date.getHours())}:${two(date.getMinutes())}`;
}

/** A moment in words, relative to `now`: "14:32", "tomorrow 09:14", "yesterday 09:14", "Mon 9 Nov 09:14". */
export function momentWords(moment: number, now: number): string {
  const away = dayNumber(moment) - dayNumber(now);
  const time = clockWords(moment);
  if (away === 0) return time;
  if (away === 1) return `tomorrow ${time}`;
  if (away === -1) return `yesterday ${time}`;
  return `${dateWords(moment, now)} ${time}`;
}

/** A day: "Mon 9 Nov", with the year if it isn't the current one. */
export function dateWords(moment: number, now: number): string {
  const date = new Date(moment);
  const year = date.getFullYear() === new Date(now).getFullYear() ? '' : ` ${date.getFullYear()}`;
  return `${days[date.getDay()] ?? ''} ${date.getDate()} ${months[date.getMonth()] ?? ''}${year}`;
}

/** Days since the epoch by this computer's calendar. */
function dayNumber(moment: number): number {
  const date = new Date(moment);
  return Math.round(Date.UTC(date.getFullYear(), date.getMonth(), date.getDate()) / 86_400_000);
}
