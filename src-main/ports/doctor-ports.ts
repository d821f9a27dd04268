import type { ClipboardFacts } from './clipboard-facts.ts';
import type { HelperProbe } from './helper-probe.ts';
import type { HubProbe } from './hub-probe.ts';
import type { FindKeychainProgram } from './keychain-program.ts';
import type { FindLoginItem } from './login-item.ts';

/** What the doctor needs from outside and nobody else does. */
export interface DoctorPorts {
  keychainProgram: FindKeychainProgram;
  loginItem: FindLoginItem;
  clipboardFacts: ClipboardFacts;
  helperProbe: HelperProbe;
  hubProbe: HubProbe;
}

/** Loads them when they are first needed. */
export type LoadDoctorPorts = () => Promise<DoctorPorts>;
