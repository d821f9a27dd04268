import type { CredentialFinding } from '../../domain/doctor.ts';
import { exhaustive } from '../../domain/exhaustive.ts';
import type { CredentialCheck, NoCredential } from '../credentials/desk.ts';

/** The desk's check of a credential as a finding of the doctor. */
export function credentialFinding(check: CredentialCheck): CredentialFinding {
  switch (check.says) {
    case 'works':
    case 'rejected':
      return { kind: check.says };
    case 'no-credential':
      return without(check.why);
    case 'nothing':
      return { kind: 'not-checked', problem: check.problem };
    default:
      return exhaustive(check);
  }
}

function without(why: NoCredential): CredentialFinding {
  switch (why.kind) {
    case 'hub-unreachable':
      return { kind: 'not-checked', problem: why.problem };
    // It was removed while the doctor ran.
    case 'no-profile':
    case 'no-key':
    case 'sign-in-needed':
      return { kind: 'sign-in-needed' };
    case 'account-disabled':
    case 'waiting-for-keychain':
    case 'locked':
      return { kind: why.kind };
    case 'key-unreadable':
      return { kind: why.kind, why: why.why };
    default:
      return exhaustive(why);
  }
}
