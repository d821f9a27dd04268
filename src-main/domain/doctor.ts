import type { CertificateFacts, CertificateFault } from './certificate.ts';
import type { CredentialRef } from './credential.ts';
import type { EnvironmentNote } from './environment-note.ts';
import type { HubProblem } from './hub-problem.ts';
import type { KeychainProblem } from './keychain-problem.ts';
import type { ProxyInUse } from './proxy-order.ts';
import type { QuickShortcut } from './quick-shortcut.ts';
import type { TrayPresence } from './tray-presence.ts';

/**
 * The result of a check. attention: it works, but a person should know something · not-tried: nothing
 * can be said, because trying would have side effects, or an earlier check failed.
 */
export type CheckResult = 'ok' | 'attention' | 'failed' | 'not-tried';

/** A row of the doctor's report, in words. It has no secret and no proxy user name. */
export interface CheckRow {
  /** For scripts: `keychain`, or `hub/PROFILE/clock`. */
  id: string;
  check: string;
  result: CheckResult;
  words: string;
  /** null: nothing. */
  todo: string | null;
}

/** Something on this computer that Hubkey needs, and its state. */
export type ComputerFinding =
  /** unequal: a different text came back · left: it could not be removed again. */
  | { id: 'keychain'; found: 'works' | 'unequal' | 'left' | KeychainProblem }
  /** null: it can't be seen. */
  | { id: 'keychain-program'; program: KeychainProgram | null }
  | { id: 'clipboard'; found: ClipboardTrial }
  | { id: 'clipboard-mark'; found: ClipboardMark }
  | { id: 'tray'; tray: TrayPresence }
  | { id: 'shortcut'; state: QuickShortcut; shortcut: string }
  | { id: 'login-item'; found: LoginItem }
  | { id: 'helper'; listening: boolean }
  /** null: this system has no such modes. */
  | { id: 'helper-files'; faults: readonly HelperFileFault[] | null }
  | { id: 'helper-tcp'; found: HelperReply }
  /** null: there is no socket. */
  | { id: 'helper-socket'; found: HelperReply | null }
  | { id: 'environment'; note: EnvironmentNote | null }
  | { id: 'runtime'; electron: string; supported: boolean };

/** The program behind the system's keychain. `other`: the name that the system gives it. */
export type KeychainProgram =
  | { kind: 'gnome-keyring' | 'kwallet' | 'keepassxc' | 'macos' | 'windows' }
  | { kind: 'other'; name: string };

/**
 * in-use: something is on the clipboard, so nothing was tried · unsure: this desktop lets no program read
 * it · unwritable: a text did not arrive · stays: a text can't be cleared.
 */
export type ClipboardTrial = 'works' | 'in-use' | 'unsure' | 'unwritable' | 'stays';

/** honoured: the running clipboard history ignores marked texts · unmarked: copies can't be marked. */
export type ClipboardMark = 'honoured' | 'unmarked' | 'unknown';

/** off: switched off in the system's own settings · other: it starts another program. */
export type LoginItem = 'starts' | 'missing' | 'off' | 'other';

export interface HelperFileFault {
  file: 'helper.json' | 'helper.header' | 'socket';
  /** open: others may use it · owner: it belongs to another user · kind: it is something else than a socket or file. */
  fault: 'missing' | 'open' | 'owner' | 'kind';
}

/** The helper's answer to `GET /v1/status`. */
export type HelperReply =
  | { kind: 'answered' }
  | { kind: 'no-answer' }
  /** Its own token can't be read. */
  | { kind: 'no-token' }
  | { kind: 'status'; status: number };

/** The facts about one profile's Hub, by check. */
export type HubFinding =
  | { of: 'name'; found: NameFinding }
  | { of: 'proxy'; proxy: ProxyInUse }
  | { of: 'connection'; found: ConnectionFinding }
  | { of: 'certificate'; found: CertificateFinding }
  | { of: 'clock'; found: ClockFinding }
  | { of: 'credential'; ref: CredentialRef; found: CredentialFinding };

export type NameFinding =
  | { kind: 'resolved'; families: readonly AddressFamily[] }
  /** It is an IP address, or this computer: no lookup is needed. */
  | { kind: 'address' }
  /** The proxy resolves the name. */
  | { kind: 'by-proxy' }
  | { kind: 'unknown' };

export type AddressFamily = 'IPv4' | 'IPv6';

export type ConnectionFinding =
  /** `family` null: a proxy is between. */
  | { kind: 'reached'; family: AddressFamily | null; ms: number }
  /** Something answers there, whose certificate is not accepted. */
  | { kind: 'not-trusted' }
  | { kind: 'problem'; problem: HubProblem };

export type CertificateFinding =
  | { kind: 'verified' | 'pinned'; certificate: CertificateFacts }
  | { kind: 'fault'; fault: CertificateFault }
  | { kind: 'not-encrypted'; loopback: boolean }
  | { kind: 'no-connection' };

export type ClockFinding =
  /** How far the Hub's clock is ahead of this computer's, in ms. */
  { kind: 'difference'; aheadMs: number } | { kind: 'no-date' } | { kind: 'no-connection' };

export type CredentialFinding =
  | { kind: 'works' }
  | { kind: 'rejected' }
  | { kind: 'sign-in-needed' }
  | { kind: 'account-disabled' }
  | { kind: 'waiting-for-keychain' }
  | { kind: 'locked' }
  | { kind: 'key-unreadable'; why: KeychainProblem }
  /** The Hub's answer says nothing about the credential. */
  | { kind: 'not-checked'; problem: HubProblem };

/** A finding, with the profile if it is about a Hub. */
export type Finding =
  | ComputerFinding
  | { id: 'hub'; profile: string; hub: string; finding: HubFinding }
  /** The check itself failed; `row` names it. */
  | { id: 'unfinished'; row: CheckName; why: 'broken' | 'too-slow' };

/** Which row a check produces. */
export type CheckName =
  | { id: Exclude<ComputerFinding['id'], 'environment'> }
  | { id: 'environment'; variable: string | null }
  | { id: 'hub'; profile: string; of: HubFinding['of'] };

/** How far two clocks may be apart, in ms. Beyond that certificates and logs begin to disagree, so it is reported. */
export const maxClockDifferenceMs = 120_000;

/** How long before its expiry a certificate is reported, in ms. */
export const certificateWarningMs = 14 * 86_400_000;

/** The keychain item that the doctor writes and removes again. Its name can't be a profile's id. */
export const probeAccount = 'doctor-probe';

/** The program behind a Secret Service by the name of its process, which Linux cuts to 15 characters. */
export function keychainProgramOf(process: string): KeychainProgram {
  const known = processes.find(({ starts }) => process.startsWith(starts));
  return known ? { kind: known.kind } : { kind: 'other', name: process };
}

const processes = [
  { starts: 'gnome-keyring', kind: 'gnome-keyring' },
  { starts: 'kwallet', kind: 'kwallet' },
  // KWallet's own Secret Service from KDE Frameworks 6 on.
  { starts: 'ksecretd', kind: 'kwallet' },
  { starts: 'keepassxc', kind: 'keepassxc' },
] as const;
