import type { HealthCause } from '../../../src-main/contract/index.ts';

/** Whether the health couldn't be read, so that what is shown is from before. */
export const isStale = ({ kind }: HealthCause): boolean => kind !== 'well' && kind !== 'degraded';
