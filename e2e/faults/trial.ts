import type { AppView, ProfileState } from '../../src-main/contract/index.ts';
import type { SeenRequest } from '../hub/hub.ts';
import type { Outcome } from './moments/moment.ts';
import type { Rig } from './rig.ts';

/** The observations of one row, and the rig for further checks. */
export interface Trial {
  rig: Rig;
  outcome: Outcome;
  /** Accounts of the keychain before the fault. */
  itemsBefore: readonly string[];
  /** The Hub's requests during the fault. */
  requests: readonly SeenRequest[];
  /** During the fault; null if Hubkey wasn't running. */
  view: AppView | null;
  text: string;
}

/** The first profile during the fault, or null. */
export const profileUnder = ({ view }: Trial): ProfileState | null => view?.profiles[0] ?? null;
