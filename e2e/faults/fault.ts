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
  /** How the Hub is from the first sign-in on. */
  hub?: HubOptions;
  /** Variables for Hubkey beside the desktop's. */
  env?: NodeJS.ProcessEnv;
  /** Size of a disk of its own for the user-data folder, in MB. Only root can have one. */
  diskMb?: number;
  /** Only root can bring it about. */
  byRoot?: true;
  begin?: (rig: Rig) => Promise<void> | void;
  end?: (rig: Rig) => Promise<void> | void;
}
