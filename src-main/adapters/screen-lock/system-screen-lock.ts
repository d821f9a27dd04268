import type { Clock } from '../../ports/clock.ts';
import type { ScreenLock } from '../../ports/screen-lock.ts';
import { ElectronScreenLock } from './electron-screen-lock.ts';
import { JoinedScreenLocks } from './joined-screen-locks.ts';
import { LogindScreenLock } from './logind-screen-lock.ts';
import { ScreenSaverLock } from './screen-saver-lock.ts';

/** D-Bus Specification, "Well-known Message Bus Instances"; distributions link /var/run to /run. */
const defaultSystemBus = 'unix:path=/var/run/dbus/system_bus_socket';

/** The sources for the screen lock on this system. */
export function systemScreenLock(
  clock: Clock,
  platform: NodeJS.Platform,
  env: NodeJS.ProcessEnv,
): ScreenLock {
  const electron = new ElectronScreenLock(clock);
  if (platform !== 'linux') return electron;
  return new JoinedScreenLocks([
    electron,
    new LogindScreenLock({
      address: env['DBUS_SYSTEM_BUS_ADDRESS'] ?? defaultSystemBus,
      sessionId: env['XDG_SESSION_ID'],
      clock,
    }),
    new ScreenSaverLock({ address: env['DBUS_SESSION_BUS_ADDRESS'], clock }),
  ]);
}
