import type { KeychainFault, KeychainProblem } from '../../domain/keychain-problem.ts';

/**
 * Codes of the systems' keychains, for messages that have one.
 * macOS: OSStatus, SecBase.h; Windows: system error codes, winerror.h.
 */
const codes: Readonly<Record<string, KeychainProblem>> = {
  // errSecInteractionNotAllowed, errSecInteractionRequired, CSSMERR_CSP_NO_USER_INTERACTION
  '-25308': 'locked',
  '-25315': 'locked',
  '-2147415840': 'locked',
  // errSecNotAvailable, errSecNoSuchKeychain, errSecNoDefaultKeychain
  '-25291': 'absent',
  '-25294': 'absent',
  '-25307': 'absent',
  // errSecUserCanceled, errSecAuthFailed, errSecNoAccessForItem, errSecInvalidOwnerEdit, errSecMissingEntitlement
  '-128': 'denied',
  '-25293': 'denied',
  '-25243': 'denied',
  '-25244': 'denied',
  '-34018': 'denied',
  // errSecItemNotFound
  '-25300': 'missing',
  // errSecDskFull
  '-34': 'full',
  // ERROR_ACCESS_DENIED, ERROR_PRIVILEGE_NOT_HELD
  '5': 'denied',
  '1314': 'denied',
  // ERROR_NOT_ENOUGH_MEMORY, ERROR_OUTOFMEMORY, ERROR_DISK_FULL, ERROR_NO_SYSTEM_RESOURCES
  '8': 'full',
  '14': 'full',
  '112': 'full',
  '1450': 'full',
  // ERROR_SERVICE_DISABLED (the Credential Manager service)
  '1058': 'absent',
  // ERROR_NOT_FOUND
  '1168': 'missing',
  // ERROR_NO_SUCH_LOGON_SESSION
  '1312': 'headless',
  // RPC_S_SERVER_UNAVAILABLE, RPC_S_CALL_FAILED
  '1722': 'gone',
  '1726': 'gone',
  // RPC_X_BAD_STUB_DATA: the item is too large for the Credential Manager
  '1783': 'too-large',
};

/** How the systems' tools write a code: `(-25308)`, `-25308`, `error 1312`, `0x80070520`. */
const codePatterns = [
  /(?<![\w-])(-\d{2,10})(?![\w.-])/,
  /\b(?:error|code)[ :#]*(\d{1,5})\b/i,
] as const;
const windowsResult = /\b0x8007([0-9a-f]{4})\b/i;

/**
 * Messages of keychains without a code, as keytar only passes the text on: libsecret and GLib,
 * gnome-keyring, KWallet, KeePassXC; Security framework; Windows' system messages. First match counts.
 */
const texts: readonly [RegExp, KeychainFault | 'missing' | 'too-large'][] = [
  [/logon session does not exist/i, 'headless'],
  [/Failed to load keytar|cannot open shared object file|cannot find module/i, 'absent'],
  // A name like :1.7 is the connection of a single run of the keychain, which has ended.
  [/\bname :\d+\.\d+ (was not provided|is not activatable|has no owner)/i, 'restarted'],
  [/session (wrapping the secret )?does ?n[o']t exist|NoSession|can't find session/i, 'restarted'],
  [/transferred or encrypted in an invalid way|received invalid secret/i, 'restarted'],
  [/connection is closed|NameHasNoOwner|does not have an owner/i, 'restarted'],
  [/message recipient disconnected|NoReply|remote peer (vanished|disconnected)/i, 'gone'],
  [/timed? ?out|timeout was reached|communicate with the secret storage/i, 'gone'],
  [/RPC server is unavailable|remote procedure call failed/i, 'gone'],
  [/IsLocked|\blocked\b|prompt (was )?dismissed|interaction is not allowed/i, 'locked'],
  [/interaction is required, but is currently not allowed/i, 'locked'],
  [/no such interface .*Secret\.Item|no such secret item/i, 'missing'],
  [/autolaunch D-?Bus|unsupported transport|dbus-launch/i, 'headless'],
  [/could not connect|couldn.t connect|connection refused|no such file or directory/i, 'headless'],
  [/ServiceUnknown|was not provided by any|is not activatable/i, 'absent'],
  [/no such (interface|secret collection)|collection does not exist/i, 'absent'],
  [/(object does not exist at|no such object) path .*(aliases|collection)/i, 'absent'],
  [/no keychain is available|default keychain could not be found/i, 'absent'],
  [/specified keychain could not be found|service cannot be started/i, 'absent'],
  [/failed to execute child process|process .* exited with status/i, 'absent'],
  [/AccessDenied|access (is )?denied|not allowed|permission denied|user canceled/i, 'denied'],
  [/user name or passphrase .* not correct|required entitlement|no access control/i, 'denied'],
  [/required privilege|authorization|rejected send message/i, 'denied'],
  [/stub received bad data/i, 'too-large'],
  [/no space|disk (is )?full|not enough (space|memory|storage)|quota/i, 'full'],
  [/insufficient system resources|LimitsExceeded|too many open files/i, 'full'],
  [/element not found|could not be found in the keychain/i, 'missing'],
];

/** The codes that mean something here: those of macOS are negative, those of Windows positive. */
export const knownCodes: readonly number[] = Object.keys(codes).map(Number);

/** The problem that the keychain's own message stands for. */
export function keychainProblem(message: string): KeychainProblem {
  const code = codeIn(message);
  const byCode = code === null ? undefined : codes[code];
  return byCode ?? texts.find(([pattern]) => pattern.test(message))?.[1] ?? 'failed';
}

function codeIn(message: string): string | null {
  const [, hex] = windowsResult.exec(message) ?? [];
  if (hex) return String(Number.parseInt(hex, 16));
  for (const pattern of codePatterns) {
    const [, code] = pattern.exec(message) ?? [];
    if (code) return code;
  }
  return null;
}
