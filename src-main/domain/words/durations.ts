import { m } from '../messages/index.ts';

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

/**
 * A duration in words, rounded down: "41 min", "1 h 5 min", "20 s". From ms. The units are SI's (SI Brochure, tables 2 and 8),
 * which scripts rely on; Intl's short English ones are "sec" and "hr".
 */
export function durationWords(ms: number): string {
  if (ms < minute) return m.common_seconds({ count: Math.max(0, Math.floor(ms / second)) });
  if (ms < hour) return m.common_minutes({ count: Math.floor(ms / minute) });
  if (ms < 2 * day) {
    const minutes = Math.floor((ms % hour) / minute);
    const hours = Math.floor(ms / hour);
    return minutes ? m.common_hours_minutes({ hours, minutes }) : m.common_hours({ count: hours });
  }
  return m.common_days({ count: Math.floor(ms / day) });
}

/** The remaining time in minutes, for lines that must not change every second. */
export const minutesWords = (ms: number): string =>
  ms < minute ? m.common_under_a_minute() : durationWords(ms);
