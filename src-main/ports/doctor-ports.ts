import type { ClipboardFacts } from './clipboard-facts.ts';
import type { HelperProbe } from './helper-probe.ts';
import type { HubProbe } from './hub-probe.ts';
import type { FindKeychainProgram } from './keychain-program.ts';
import type { FindLoginItem } from './login-item.ts';

/** The ports that only the doctor needs. */
export interface DoctorPorts {
  keychainProgram: FindKeychainProgram;
  loginItem: FindLoginItem;
  clipboardFacts: ClipboardFacts;
  helperProbe: HelperProbe;
  hubProbe: HubProbe;
}

/** Loads the ports when they are first needed. */
export type LoadDoctorPorts = () => Promise<DoctorPorts>;
