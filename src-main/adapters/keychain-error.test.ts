import { expect, it } from 'vitest';
import { keychainProblem } from './keychain-error.ts';

it.each([
  ['Cannot create an item in a locked collection', 'locked'],
  ['The prompt was dismissed', 'locked'],
  ['User interaction is not allowed.', 'locked'],
  ['GDBus.Error:org.freedesktop.DBus.Error.ServiceUnknown: The name is not activatable', 'absent'],
  ['The name org.freedesktop.secrets was not provided by any .service files', 'absent'],
  ['Cannot autolaunch D-Bus without X11 $DISPLAY', 'absent'],
  ['Failed to load keytar native addon', 'absent'],
  ['GDBus.Error:org.freedesktop.DBus.Error.AccessDenied: refused', 'denied'],
  ['User canceled the operation.', 'denied'],
  ['The stub received bad data.', 'full'],
  ['No space left on device', 'full'],
  ['GDBus.Error:org.freedesktop.DBus.Error.NoReply: Message recipient disconnected', 'slow'],
  ['Something else', 'failed'],
])('takes %j as %s', (text, problem) => {
  expect(keychainProblem(new Error(text))).toBe(problem);
});
