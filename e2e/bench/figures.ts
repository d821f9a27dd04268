export type Unit =
  'ms' | 'MiB' | 'kB' | 'MB' | '/s' | '/min' | 'ms/min' | 'processes' | 'timers' | 'refreshes';

export interface Bound {
  direction: 'at-most' | 'at-least';
  /** Of the result: a ratio, a difference in the row's unit, or the value itself where nothing is compared. */
  value: number;
  /** `max`: no turn may miss it; where nothing is compared. */
  of: 'median' | 'max';
}

/** What the values were compared with, measured in the same run, turn by turn. */
export interface Comparison {
  by: 'ratio' | 'difference';
  /** What the other values are of. */
  to: string;
  values: readonly number[];
}

/** One figure, with the value of each turn. */
export interface Measured {
  kind: 'measured';
  /** Stays the same from version to version. */
  name: string;
  what: string;
  unit: Unit;
  values: readonly number[];
  compared: Comparison | null;
  bound: Bound | null;
}

/** A figure that could not be measured here. */
export interface Skipped {
  kind: 'skipped';
  name: string;
  what: string;
  reason: string;
}

export type Row = Measured | Skipped;

export interface Spread {
  median: number;
  min: number;
  max: number;
}

export interface Judgement {
  ours: Spread;
  reference: Spread | null;
  /** What is held against the bound: the median or the maximum, or the median's ratio or difference to the reference's. */
  figure: number;
  /** null: there is no bound. */
  met: boolean | null;
}

/** The middle value. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? NaN;
  return sorted.length % 2 ? upper : (upper + (sorted[middle - 1] ?? NaN)) / 2;
}

/** What the values of a row say together. */
export function judge({ values, compared, bound }: Measured): Judgement {
  const ours = spread(values);
  const reference = compared && spread(compared.values);
  const figure =
    compared && reference
      ? results[compared.by](ours.median, reference.median)
      : ours[bound?.of ?? 'median'];
  return { ours, reference, figure, met: bound && meets[bound.direction](figure, bound.value) };
}

export const atMost = (value: number): Bound => ({ direction: 'at-most', value, of: 'median' });
export const atLeast = (value: number): Bound => ({ direction: 'at-least', value, of: 'median' });
export const neverAbove = (value: number): Bound => ({ direction: 'at-most', value, of: 'max' });

const results: Record<Comparison['by'], (ours: number, theirs: number) => number> = {
  ratio: (ours, theirs) => (ours === theirs ? 1 : ours / theirs),
  difference: (ours, theirs) => ours - theirs,
};

const meets: Record<Bound['direction'], (figure: number, bound: number) => boolean> = {
  'at-most': (figure, bound) => figure <= bound,
  'at-least': (figure, bound) => figure >= bound,
};

const spread = (values: readonly number[]): Spread => ({
  median: median(values),
  min: Math.min(...values),
  max: Math.max(...values),
});
