import { powerMonitor } from 'electron';
import type { Power } from '../ports/power.ts';

/** Electron's power monitor. */
export class ElectronPower implements Power {
  onBattery(): boolean {
    return powerMonitor.isOnBatteryPower();
  }
}
