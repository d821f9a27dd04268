import type { Clock } from '../../ports/clock.ts';
import type { ScreenLock } from '../../ports/screen-lock.ts';
import { systemBus } from '../dbus/system-bus.ts';
import { ElectronScreenLock } from './electron-screen-lock.ts';
import { JoinedScreenLocks } from './joined-screen-locks.ts';
import { LogindScreenLock } from './logind-screen-lock.ts';
import { ScreenSaverLock } from './screen-saver-lock.ts';

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
      address: systemBus(env),
      sessionId: env['XDG_SESSION_ID'],
      clock,
    }),
    new ScreenSaverLock({ address: env['DBUS_SESSION_BUS_ADDRESS'], clock }),
  ]);
}
