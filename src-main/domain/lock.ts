import { isForScripts, type CredentialRef } from './credential.ts';
import { exhaustive } from './exhaustive.ts';

/** screen: it locked · suspend: the computer went to sleep · idle: nobody was there · person: "Lock now". */
export const lockCauses = ['screen', 'suspend', 'idle', 'person'] as const;
export type LockCause = (typeof lockCauses)[number];

/** screen: it was unlocked · resume: the computer woke up, and no screen was locked · person: "Unlock". */
export const unlockCauses = ['screen', 'resume', 'person'] as const;
export type UnlockCause = (typeof unlockCauses)[number];

/** Whether Hubkey is locked; `since` in ms since the epoch. */
export type Lock = { state: 'unlocked' } | { state: 'locked'; since: number; why: LockCause };

/** Which requests the helper forwards while Hubkey is locked; script-keys: those with client keys marked for scripts. */
export const whileLockedChoices = ['nothing', 'script-keys', 'everything'] as const;
export type WhileLocked = (typeof whileLockedChoices)[number];

/** Minutes without a person after which Hubkey locks; 0: never. */
export const lockIdleChoices = [0, 5, 15, 30, 60] as const;
export type LockIdleMinutes = (typeof lockIdleChoices)[number];

/**
 * The purpose of using a credential. hand-out: it leaves Hubkey, to a program or the clipboard ·
 * forward: it goes to the Hub in a program's request · api-docs: it goes to the Hub in a request of the
 * API docs window · own: for Hubkey's own requests.
 */
export type CredentialPurpose = 'hand-out' | 'forward' | 'api-docs' | 'own';

/** Hubkey is locked; `passes` says which requests would still go through. */
export interface LockedProblem {
  kind: 'locked';
  passes: 'nothing' | 'script-keys';
  /** It stood against a program's wish, which the activity tells as a denial. */
  denied?: true;
}

/** Nothing passes. */
export const lockedProblem: LockedProblem = { kind: 'locked', passes: 'nothing' };

export const isLocked = ({ lock }: { lock: Lock }): boolean => lock.state === 'locked';

/** Why "Unlock" did not unlock. screen-locked: the screen is still locked · not-confirmed: the system's prompt was dismissed. */
export type UnlockProblem = 'screen-locked' | 'not-confirmed';

/** Whether an unlocked screen ends that lock: only if the screen or sleep caused it, as any program can claim that the screen is unlocked. */
export const endsWithScreen = (lock: Lock): boolean =>
  lock.state === 'locked' && (lock.why === 'screen' || lock.why === 'suspend');

/** Why a credential may not be used for that purpose now; null: it may. */
export function lockedOut(
  lock: Lock,
  whileLocked: WhileLocked,
  purpose: CredentialPurpose,
  { keys }: { keys: readonly { name: string; forScripts: boolean }[] },
  ref: CredentialRef,
): LockedProblem | null {
  if (lock.state === 'unlocked') return null;
  switch (purpose) {
    case 'own':
      return null;
    case 'hand-out':
    case 'api-docs':
      return lockedProblem;
    case 'forward':
      break;
    default:
      return exhaustive(purpose);
  }
  switch (whileLocked) {
    case 'everything':
      return null;
    case 'nothing':
      return lockedProblem;
    case 'script-keys': {
      return isForScripts({ keys }, ref) ? null : { kind: 'locked', passes: 'script-keys' };
    }
    default:
      return exhaustive(whileLocked);
  }
}
