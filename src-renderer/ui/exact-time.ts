import { formatExactTime } from '../../src-main/contract/index.ts';

/** A moment to the second, for tooltips; undefined if there is none. */
export const exactTime = (moment: number | null | undefined): string | undefined =>
  moment === null || moment === undefined ? undefined : formatExactTime(moment);
