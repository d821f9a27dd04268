import type { Clock } from '../../ports/clock.ts';
import { loadPac } from './load-pac.ts';
import { pacAddress } from './pac-address.ts';
import { settingsReader } from './settings-reader.ts';
import { SystemPac, type PacRunner } from './system-pac.ts';

/** The configuration file that this computer's settings name. */
export function ownSystemPac(clock: Clock, makeRunner: () => PacRunner): SystemPac {
  const reader = settingsReader();
  return new SystemPac({
    clock,
    findAddress: () => pacAddress(reader),
    load: (address) => loadPac(address, clock),
    makeRunner,
  });
}
