const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

/** A duration in words, rounded down: "41 min", "1 h 5 min", "20 s". From ms. */
export function durationWords(ms: number): string {
  if (ms < minute) return `${Math.max(0, Math.floor(ms / second))} s`;
  if (ms < hour) return `${Math.floor(ms / minute)} min`;
  if (ms < 2 * day) {
    const minutes = Math.floor((ms % hour) / minute);
    const hours = `${Math.floor(ms / hour)} h`;
    return minutes ? `${hours} ${minutes} min` : hours;
  }
  return `${Math.floor(ms / day)} days`;
}

/** The remaining time in minutes, for lines that must not change every second. */
export function minutesWords(ms: number): string {
  return ms < minute ? 'less than a minute' : durationWords(ms);
}
