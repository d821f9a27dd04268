import type { Expectation } from './expectation.ts';
import type { Fault } from './fault.ts';
import type { Moment } from './moments/moment.ts';

/** A fault at a moment, and the conditions that must be met. */
export interface Row {
  /** The fault and the moment: `503 at refresh`. */
  name: string;
  fault: Fault;
  moment: Moment;
  /** Checked in this order: the later ones may act, as a person does afterwards. */
  expect: readonly Expectation[];
}

/** Each fault at that moment. */
export const rowsOf = (
  faults: readonly Fault[],
  moment: Moment,
  ...expect: readonly Expectation[]
): Row[] =>
  faults.map((fault) => ({ name: `${fault.name} at ${moment.name}`, fault, moment, expect }));
