import { m } from '../../../src-main/contract/index.ts';

/** How much of the known time something was healthy, from 0 to 1: "ok 99.8% of the time"; null: nothing is known. */
export const shareWords = (share: number | null): string =>
  share === null ? m.health_strip_unknown() : m.health_strip_share({ share });
