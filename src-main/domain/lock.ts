import { keyOf, type CredentialRef } from './credential.ts';
import { exhaustive } from './exhaustive.ts';

/** screen: it locked · suspend: the computer went to sleep · idle: nobody was there · person: "Lock now". */
export const lockCauses = ['screen', 'suspend', 'idle', 'person'] as const;
export type LockCause = (typeof lockCauses)[number];

/** screen: it was unlocked · resume: the computer woke up, and no screen was locked · person: "Unlock". */
export const unlockCauses = ['screen', 'resume', 'person'] as const;
export type UnlockCause = (typeof unlockCauses)[number];

/** Whether Hubkey is locked; `since` in ms since the epoch. */
export type Lock = { state: 'unlocked' } | { state: 'locked'; since: number; why: LockCause };

/** What requests through the helper pass on while Hubkey is locked; script-keys: client keys marked for scripts. */
export const whileLockedChoices = ['nothing', 'script-keys', 'everything'] as const;
export type WhileLocked = (typeof whileLockedChoices)[number];

/** Minutes without a person after which Hubkey locks; 0: never. */
export const lockIdleChoices = [0, 5, 15, 30, 60] as const;
export type LockIdleMinutes = (typeof lockIdleChoices)[number];

/**
 * What a credential is taken for. hand-out: it leaves Hubkey, for a program or the clipboard ·
 * forward: it goes to the Hub in a program's request · own: Hubkey itself asks the Hub.
 */
export type CredentialPurpose = 'hand-out' | 'forward' | 'own';

/** Hubkey is locked; `passes` is what of the same kind it would still do. */
export interface LockedProblem {
  kind: 'locked';
  passes: 'nothing' | 'script-keys';
}

/** Why "Unlock" did not unlock. screen-locked: the desktop says so · not-confirmed: the system's prompt ended with a no. */
export type UnlockProblem = 'screen-locked' | 'not-confirmed';

/** Whether an open screen ends that lock: only what screen or sleep locked, as any program can say that a screen is open. */
export const endsWithScreen = (lock: Lock): boolean =>
  lock.state === 'locked' && (lock.why === 'screen' || lock.why === 'suspend');

/** Why a credential may not be taken for that purpose now; null: it may. */
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
      return { kind: 'locked', passes: 'nothing' };
    case 'forward':
      break;
    default:
      return exhaustive(purpose);
  }
  switch (whileLocked) {
    case 'everything':
      return null;
    case 'nothing':
      return { kind: 'locked', passes: 'nothing' };
    case 'script-keys': {
      const marked = ref.kind === 'client-key' && keyOf({ keys }, ref)?.forScripts;
      return marked ? null : { kind: 'locked', passes: 'script-keys' };
    }
    default:
      return exhaustive(whileLocked);
  }
}
