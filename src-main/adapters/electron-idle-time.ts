import { powerMonitor } from 'electron';
import type { IdleTime } from '../ports/idle-time.ts';

/** Electron's power monitor, which counts in s. */
export class ElectronIdleTime implements IdleTime {
  idleMs(): number {
    return powerMonitor.getSystemIdleTime() * 1000;
  }
}
