import { describe, expect, it } from 'vitest';
import type { KeychainProblem } from '../../domain/keychain-problem.ts';
import { keychainProblem } from './keychain-error.ts';

/** What the programs say, as their sources and their users' reports have it. */
const wellKnown: Record<string, readonly [string, KeychainProblem][]> = {
  'libsecret and GLib': [
    ['The name org.freedesktop.secrets was not provided by any .service files', 'absent'],
    ['The name is not activatable', 'absent'],
    ['The name :1.7 was not provided by any .service files', 'restarted'],
    ['Could not get owner of name :1.12: NameHasNoOwner', 'restarted'],
    ['The connection is closed', 'restarted'],
    ['Received invalid secret from the secret storage', 'restarted'],
    ['Couldn’t communicate with the secret storage', 'gone'],
    ['Timeout was reached', 'gone'],
    ['Message recipient disconnected from message bus without replying', 'gone'],
    ['Cannot autolaunch D-Bus without X11 $DISPLAY', 'headless'],
    ["Unknown or unsupported transport 'disabled' for address 'disabled:'", 'headless'],
    ['Failed to execute child process “dbus-launch” (No such file or directory)', 'headless'],
    ['Could not connect: Connection refused', 'headless'],
    ['Could not connect: No such file or directory', 'headless'],
    ['Object does not exist at path “/org/freedesktop/secrets/collection/login”', 'absent'],
    ['No such secret collection at path: /org/freedesktop/secrets/aliases/default', 'absent'],
    ['libsecret-1.so.0: cannot open shared object file: No such file or directory', 'absent'],
    ['Failed to load keytar native addon, checked ["../build/Release"] on linux-x64', 'absent'],
    ['GDBus.Error:org.freedesktop.DBus.Error.AccessDenied: Rejected send message', 'denied'],
    ['An AppArmor policy prevents this sender from sending this message', 'failed'],
  ],
  'gnome-keyring': [
    ['Cannot create an item in a locked collection', 'locked'],
    ['Cannot get secret of a locked object', 'locked'],
    ['Cannot set secret of a locked item', 'locked'],
    ['Cannot delete a locked item', 'locked'],
    ['The prompt was dismissed', 'locked'],
    ['The session wrapping the secret does not exist', 'restarted'],
    ['The session does not exist', 'restarted'],
    [
      'Couldn’t create item: The secret was transferred or encrypted in an invalid way.',
      'restarted',
    ],
    ['The collection does not exist', 'absent'],
    [
      'No such interface “org.freedesktop.Secret.Item” on object at path /org/freedesktop/secrets/collection/login/20',
      'missing',
    ],
    ['Couldn’t write to keyring: No space left on device', 'full'],
  ],
  'KWallet and KeePassXC': [
    ['org.freedesktop.Secret.Error.IsLocked', 'locked'],
    ['org.freedesktop.Secret.IsLocked', 'locked'],
    ['Collection is locked', 'locked'],
    ["Can't find session /org/freedesktop/secrets/session/3", 'restarted'],
    ['org.freedesktop.Secret.Error.NoSession', 'restarted'],
    ["No such object path '/org/freedesktop/secrets/aliases/default'", 'absent'],
    ['No such interface “org.freedesktop.Secret.Collection”', 'absent'],
    ['', 'failed'],
  ],
  macOS: [
    ['User interaction is not allowed.', 'locked'],
    ['Benutzerinteraktion ist nicht zulässig. (-25308)', 'locked'],
    ['User interaction is required, but is currently not allowed.', 'locked'],
    ['User canceled the operation.', 'denied'],
    ['Keychain Error (-128)', 'denied'],
    ['The user name or passphrase you entered is not correct.', 'denied'],
    ['Keychain Error (-25293)', 'denied'],
    ["A required entitlement isn't present.", 'denied'],
    ['OSStatus -34018', 'denied'],
    ['No keychain is available. You may need to restart your computer.', 'absent'],
    ['A default keychain could not be found.', 'absent'],
    ['The specified item could not be found in the keychain.', 'missing'],
    ['Error: 0xFFFF9D2C -25300', 'missing'],
  ],
  Windows: [
    ['Element not found.\r\n', 'missing'],
    ['Element nicht gefunden. (error 1168)', 'missing'],
    ['The stub received bad data.\r\n', 'too-large'],
    ['error 1783', 'too-large'],
    ['Access is denied.\r\n', 'denied'],
    ['Zugriff verweigert (error 5)', 'denied'],
    ['0x80070005', 'denied'],
    [
      'A specified logon session does not exist. It may already have been terminated.\r\n',
      'headless',
    ],
    ['0x80070520', 'headless'],
    ['Not enough memory resources are available to process this command.\r\n', 'full'],
    ['Insufficient system resources exist to complete the requested service.', 'full'],
    ['The RPC server is unavailable.\r\n', 'gone'],
    [
      'The service cannot be started, either because it is disabled or because it has no enabled devices associated with it.',
      'absent',
    ],
  ],
  'anything else': [
    ['Something else', 'failed'],
    ['Item 5 of 128', 'failed'],
    ['2026-11-29 something', 'failed'],
    ['/collection/my-34', 'failed'],
  ],
};

describe.each(Object.entries(wellKnown))('%s', (_program, messages) => {
  it.each(messages)('means by %j: %s', (message, problem) => {
    expect(keychainProblem(message)).toBe(problem);
  });
});
