import type { HubOptions } from '../hub/hub.ts';
import type { Rig } from './rig.ts';

type Family =
  | 'hub answer'
  | 'connection'
  | 'account'
  | 'tokens'
  | 'keychain'
  | 'item'
  | 'disk'
  | 'process'
  | 'clipboard';

/** Something that goes wrong around Hubkey. */
export interface Fault {
  name: string;
  family: Family;
  /** The Hub's options from the first sign-in on. */
  hub?: HubOptions;
  /** Environment variables for Hubkey, in addition to the desktop's. */
  env?: NodeJS.ProcessEnv;
  /** Size of a separate disk for the user-data folder, in MB. Needs root. */
  diskMb?: number;
  /** Needs root. */
  byRoot?: true;
  begin?: (rig: Rig) => Promise<void> | void;
  end?: (rig: Rig) => Promise<void> | void;
}
