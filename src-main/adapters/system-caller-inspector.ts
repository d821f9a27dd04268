import type { CallerInspector } from '../ports/caller-inspector.ts';
import type { Clock } from '../ports/clock.ts';
import { LinuxCallerInspector } from './linux-caller-inspector/linux-caller-inspector.ts';
import { MacCallerInspector } from './mac-caller-inspector/mac-caller-inspector.ts';
import { SilentCallerInspector } from './silent-caller-inspector.ts';
import { WindowsCallerInspector } from './windows-caller-inspector/windows-caller-inspector.ts';

/** Names callers in the way of that system; on systems other than these three all callers are unknown. */
export function systemCallerInspector(
  platform: NodeJS.Platform,
  clock: Pick<Clock, 'now'>,
): CallerInspector {
  switch (platform) {
    case 'linux':
      return new LinuxCallerInspector({ now: () => clock.now() });
    case 'darwin':
      return new MacCallerInspector();
    case 'win32':
      return new WindowsCallerInspector();
    default:
      return new SilentCallerInspector();
  }
}
