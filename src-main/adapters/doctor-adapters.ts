import type { Clock } from '../ports/clock.ts';
import type { DoctorPorts } from '../ports/doctor-ports.ts';
import { ElectronClipboardFacts } from './electron-clipboard-facts.ts';
import type { LoadHubRoutes } from './hub-connection/load-hub-routes.ts';
import { findKeychainProgram } from './keychain-program.ts';
import { findLoginItem } from './login-item.ts';
import { NodeHelperProbe } from './node-helper-probe.ts';
import { NodeHubProbe } from './node-hub-probe.ts';

/** The adapters that only the doctor needs; a separate file, so that they aren't loaded at the start. `version` is Hubkey's. */
export const doctorAdapters = async (
  version: string,
  clock: Clock,
  routes: LoadHubRoutes,
): Promise<DoctorPorts> => ({
  keychainProgram: () => findKeychainProgram(),
  loginItem: findLoginItem,
  clipboardFacts: new ElectronClipboardFacts(),
  helperProbe: new NodeHelperProbe(),
  hubProbe: new NodeHubProbe({ version, clock, routes: await routes() }),
});
