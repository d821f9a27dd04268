import { healthTone } from './health-rank.ts';
import { unknownState } from './health-history.ts';
import type { HealthSpan } from './health.ts';

/** How bad a period in a strip is: nothing known, healthy, a warning or an unknown word, critical. */
function rank(state: string): number {
  if (state === unknownState) return 0;
  const tone = healthTone(state);
  return tone === 'ok' ? 1 : tone === 'bad' ? 3 : 2;
}

/** The worst state in each of `count` equal parts of a period; ms since the epoch. */
export function worstByPart(
  spans: readonly HealthSpan[],
  from: number,
  until: number,
  count: number,
): string[] {
  const part = (until - from) / count;
  const worst = Array.from({ length: count }, () => unknownState);
  for (const span of spans) {
    const first = Math.max(0, Math.floor((span.from - from) / part));
    const last = Math.min(count - 1, Math.floor((span.until - from) / part));
    for (let at = first; at <= last; at += 1) {
      if (rank(span.state) > rank(worst[at] ?? unknownState)) worst[at] = span.state;
    }
  }
  return worst;
}

/** The share of the known time in which the state was healthy, from 0 to 1; null if nothing is known. */
export function availability(
  spans: readonly HealthSpan[],
  from: number,
  until: number,
): number | null {
  let known = 0;
  let well = 0;
  for (const span of spans) {
    const ms = Math.max(0, Math.min(span.until, until) - Math.max(span.from, from));
    if (span.state === unknownState) continue;
    known += ms;
    if (healthTone(span.state) === 'ok') well += ms;
  }
  return known > 0 ? well / known : null;
}

/** When the first known state of a period began, in ms since the epoch; null: nothing is known of it. */
export function knownSince(
  spans: readonly HealthSpan[],
  from: number,
  until: number,
): number | null {
  const starts = spans
    .filter((span) => span.state !== unknownState && span.until >= from && span.from < until)
    .map((span) => Math.max(from, span.from));
  return starts.length === 0 ? null : Math.min(...starts);
}
