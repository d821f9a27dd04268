import type { HealthHistory, HealthReading, HealthSpan } from './health.ts';

/** The history of a profile's readings: for the Hub (`''`) and each site, the periods of one state. */
export type SavedHistory = ReadonlyMap<string, readonly HealthSpan[]>;

const day = 86_400_000;
/** How long readings are kept in the history, in ms. */
const maxAgeMs = 7 * day;
const maxSubjects = 1_000;
const maxSpans = 1_000;
/** For all subjects together, so that a flickering Hub can't fill memory or the file. */
const maxSpansInAll = 20_000;
const minimumSpans = 20;
const maxChanges = 200;

/** Stands for a period without readings. */
export const unknownState = 'unknown';

/**
 * The history with one more reading. `reading` null: the reading failed, and `state` says why.
 * `patience` (ms) is the longest pause between two readings that doesn't count as a gap.
 */
export function withReading(
  history: SavedHistory,
  at: number,
  state: string,
  reading: HealthReading | null,
  patience: number,
): SavedHistory {
  const next = new Map<string, readonly HealthSpan[]>();
  const states = new Map<string, string>([['', state]]);
  for (const { name, health } of reading?.sites ?? []) {
    // Without a name it couldn't be told apart from the Hub.
    if (name !== '' && states.size < maxSubjects) states.set(name, health ?? unknownState);
  }
  // Current sites come first: the history of a Hub whose sites keep changing would otherwise grow without end.
  const gone = [...history.keys()].filter((subject) => !states.has(subject));
  const subjects = new Set([...states.keys(), ...gone].slice(0, maxSubjects));
  const share = Math.max(minimumSpans, Math.floor(maxSpansInAll / subjects.size));
  for (const subject of new Set([...history.keys(), ...states.keys()])) {
    if (!subjects.has(subject)) continue;
    const spans = extended(history.get(subject) ?? [], at, states.get(subject) ?? null, patience);
    if (spans.length) next.set(subject, spans.slice(-Math.min(share, maxSpans)));
  }
  return next;
}

function extended(
  spans: readonly HealthSpan[],
  at: number,
  state: string | null,
  patience: number,
): readonly HealthSpan[] {
  const recent = spans.filter(({ until }) => until > at - maxAgeMs).slice(-maxSpans);
  if (state === null) return recent;
  const last = recent.at(-1);
  if (!last || at < last.until) return [...recent, { from: at, until: at, state }];
  const earlier = recent.slice(0, -1);
  const near = at - last.until <= patience;
  if (near && last.state === state) return [...earlier, { ...last, until: at }];
  // A state lasts until a different one is seen; during a gap it is unknown.
  const before = near ? { ...last, until: at } : last;
  return [...earlier, before, { from: at, until: at, state }];
}

/** The history for display: gaps filled with `unknown`, and the changes, newest first. */
export function drawnHistory(history: SavedHistory, now: number): HealthHistory {
  const from = now - maxAgeMs;
  const strips = [...history].map(([subject, spans]) => ({
    subject: subject || null,
    spans: filled(spans, from, now),
  }));
  const changes = strips.flatMap(({ subject, spans }) =>
    spans.slice(1).flatMap((span, index) => {
      const before = spans[index]?.state ?? unknownState;
      const known = before !== unknownState && span.state !== unknownState;
      return known ? [{ at: span.from, subject, before, after: span.state }] : [];
    }),
  );
  const newest = changes.toSorted((left, right) => right.at - left.at).slice(0, maxChanges);
  return { from, until: now, strips, changes: newest };
}

function filled(spans: readonly HealthSpan[], from: number, until: number): HealthSpan[] {
  const drawn: HealthSpan[] = [];
  let end = from;
  for (const span of spans) {
    const start = Math.max(span.from, from);
    if (start > end) drawn.push({ from: end, until: start, state: unknownState });
    drawn.push({ from: start, until: span.until, state: span.state });
    end = Math.max(end, span.until);
  }
  if (end < until) drawn.push({ from: end, until, state: unknownState });
  return drawn;
}

/** A history as plain data, for a file. */
export const plainHistory = (history: SavedHistory): unknown => [...history];

/** A stored history, validated; null if it isn't one. */
export function readHistory(json: unknown): SavedHistory | null {
  if (!Array.isArray(json)) return null;
  const history = new Map<string, readonly HealthSpan[]>();
  for (const entry of json as unknown[]) {
    const [subject, value] = Array.isArray(entry) ? (entry as unknown[]) : [];
    const spans = readSpans(value);
    if (typeof subject !== 'string' || !spans) return null;
    history.set(subject, spans);
  }
  return history;
}

function readSpans(value: unknown): HealthSpan[] | null {
  if (!Array.isArray(value)) return null;
  const spans = (value as unknown[]).map((span) => {
    const { from, until, state } = (span ?? {}) as Record<string, unknown>;
    return typeof from === 'number' && typeof until === 'number' && typeof state === 'string'
      ? { from, until, state }
      : null;
  });
  return spans.includes(null) ? null : (spans as HealthSpan[]);
}
