import { healthTone } from '../../../src-main/contract/index.ts';

/** How the bars of a strip are drawn. */
export const barTones = ['unknown', 'ok', 'warn', 'bad'] as const;
export type BarTone = (typeof barTones)[number];

/** The tone of each bar; a word that only this Hub knows is a warning, as it isn't “ok”. */
export function barTone(state: string): BarTone {
  if (state === 'unknown') return 'unknown';
  const tone = healthTone(state);
  return tone === 'none' ? 'warn' : tone;
}

/** All bars of a tone as one SVG path, a bar a unit wide and high, so that a strip costs few elements. */
export const barPath = (states: readonly string[], tone: BarTone): string =>
  states
    .map((state, at) => (barTone(state) === tone ? `M${at + 0.08} 0h.84v1h-.84z` : ''))
    .join('');
