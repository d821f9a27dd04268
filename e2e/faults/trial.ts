import type { AppView, ProfileState } from '../../src-main/contract/index.ts';
import type { SeenRequest } from '../hub/hub.ts';
import type { Outcome } from './moments/moment.ts';
import type { Rig } from './rig.ts';

/** What was seen of one row, and the rig to look further. */
export interface Trial {
  rig: Rig;
  outcome: Outcome;
  /** Accounts of the keychain before the fault. */
  itemsBefore: readonly string[];
  /** What the Hub was asked while the fault stood. */
  requests: readonly SeenRequest[];
  /** While the fault stood; null where Hubkey did not run. */
  view: AppView | null;
  text: string;
}

/** The first profile while the fault stood, or null. */
export const profileUnder = ({ view }: Trial): ProfileState | null => view?.profiles[0] ?? null;
