import type { LoginItem } from '../domain/doctor.ts';
import type { Result } from '../domain/result.ts';

/** The state of the system's entry that starts Hubkey. Never rejects. */
export type FindLoginItem = () => Promise<LoginItem>;

/** The folder of entries that couldn't be changed. */
export interface LoginItemProblem {
  folder: string;
}

/** The system's entry that starts Hubkey with the person's session, only in the tray. */
export interface LoginItems {
  /** Adds or removes it. */
  set(start: boolean): Result<void, LoginItemProblem>;
  /**
   * Renews it if it starts a program that isn't there any more, as Hubkey has moved. One that a person switched off
   * or removed stays so.
   */
  mend(): Result<void, LoginItemProblem>;
}
