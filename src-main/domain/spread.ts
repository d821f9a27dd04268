/** Delay between two profiles, in ms. */
const stepMs = 150;
/** Maximum delay for all profiles, in ms. */
const maxSpreadMs = 30_000;

/**
 * How much later than the first of `count` profiles the one at `index` (from 0) asks its Hub, in ms, so that
 * a start or wake-up causes no burst. A single profile never waits, and few profiles wait only briefly.
 */
export const spreadMs = (index: number, count: number): number =>
  Math.round(index * Math.min(stepMs, maxSpreadMs / Math.max(1, count)));
