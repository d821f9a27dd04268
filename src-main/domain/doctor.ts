import type { CertificateFacts, CertificateFault } from './certificate.ts';
import type { CredentialRef } from './credential.ts';
import type { EnvironmentNote } from './environment-note.ts';
import type { HubProblem } from './hub-problem.ts';
import type { KeychainProblem } from './keychain-problem.ts';
import type { QuickShortcut } from './quick-shortcut.ts';

/**
 * What a check came to. attention: it works, and a person should know something · not-tried: nothing
 * can be said, because trying would cost something, or something before it failed.
 */
export type CheckResult = 'ok' | 'attention' | 'failed' | 'not-tried';

/** A row of the doctor's report, in words. No secret, and no name of a proxy's user. */
export interface CheckRow {
  /** For scripts: `keychain`, or `hub/PROFILE/clock`. */
  id: string;
  check: string;
  result: CheckResult;
  words: string;
  /** null: nothing. */
  todo: string | null;
}

/** Something of this computer that Hubkey needs, and how it fares. */
export type ComputerFinding =
  /** unequal: another text came back · left: it could not be removed again. */
  | { id: 'keychain'; found: 'works' | 'unequal' | 'left' | KeychainProblem }
  /** null: it can't be seen. */
  | { id: 'keychain-program'; program: KeychainProgram | null }
  | { id: 'clipboard'; found: ClipboardTrial }
  | { id: 'clipboard-mark'; found: ClipboardMark }
  /** null: not known yet. */
  | { id: 'tray'; present: boolean | null }
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

/** The program behind the system's keychain. `other`: its own name, as the system gives it. */
export type KeychainProgram =
  | { kind: 'gnome-keyring' | 'kwallet' | 'keepassxc' | 'macos' | 'windows' }
  | { kind: 'other'; name: string };

/**
 * in-use: something is on the clipboard, so nothing was tried · unsure: this desktop lets no program see
 * it · unwritable: a text did not arrive · stays: a text can't be cleared.
 */
export type ClipboardTrial = 'works' | 'in-use' | 'unsure' | 'unwritable' | 'stays';

/** honoured: the clipboard history that runs leaves marked texts alone · unmarked: copies can't be marked. */
export type ClipboardMark = 'honoured' | 'unmarked' | 'unknown';

/** off: the system's own settings switched it off · other: it starts another program. */
export type LoginItem = 'starts' | 'missing' | 'off' | 'other';

export interface HelperFileFault {
  file: 'helper.json' | 'helper.header' | 'socket';
  /** open: others may use it · owner: it is another user's · kind: something else is in its place. */
  fault: 'missing' | 'open' | 'owner' | 'kind';
}

/** What the helper gave to a request of `GET /v1/status`. */
export type HelperReply =
  | { kind: 'answered' }
  | { kind: 'no-answer' }
  /** Its own token can't be read. */
  | { kind: 'no-token' }
  | { kind: 'status'; status: number };

/** One profile's Hub, by what was asked about it. */
export type HubFinding =
  | { of: 'name'; found: NameFinding }
  /** Without user and password; null: none. */
  | { of: 'proxy'; proxy: string | null }
  | { of: 'connection'; found: ConnectionFinding }
  | { of: 'certificate'; found: CertificateFinding }
  | { of: 'clock'; found: ClockFinding }
  | { of: 'credential'; ref: CredentialRef; found: CredentialFinding };

export type NameFinding =
  | { kind: 'resolved'; families: readonly AddressFamily[] }
  /** It is an address, or this computer: nothing has to be looked up. */
  | { kind: 'address' }
  /** The proxy looks it up. */
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
  /** The Hub's answer says nothing of the credential. */
  | { kind: 'not-checked'; problem: HubProblem };

/** A finding, and the profile where it is a Hub's. */
export type Finding =
  | ComputerFinding
  | { id: 'hub'; profile: string; hub: string; finding: HubFinding }
  /** The check itself did not end well; `row` names it. */
  | { id: 'unfinished'; row: CheckName; why: 'broken' | 'too-slow' };

/** Which row a check will give. */
export type CheckName =
  | { id: Exclude<ComputerFinding['id'], 'environment'> }
  | { id: 'environment'; variable: string | null }
  | { id: 'hub'; profile: string; of: HubFinding['of'] };

/** How far two clocks may be apart before a person should know, in ms: certificates and logs begin to disagree. */
export const maxClockDifferenceMs = 120_000;

/** How long before its end a certificate is worth a word, in ms. */
export const certificateWarningMs = 14 * 86_400_000;

/** The keychain's item that the doctor writes and removes again. No profile's id looks like it. */
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
