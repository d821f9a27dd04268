import type { CredentialRef } from '../../domain/credential.ts';
import type { CredentialFinding } from '../../domain/doctor.ts';
import { exhaustive } from '../../domain/exhaustive.ts';
import type { HubProblem } from '../../domain/hub-problem.ts';
import { provingPath, questionOf, verdictOn } from '../../domain/verdict.ts';
import type { UseProblem } from '../credentials/desk.ts';

/** What it says of a credential that the desk's call with it did not succeed. */
export function credentialFinding(ref: CredentialRef, problem: UseProblem): CredentialFinding {
  switch (problem.kind) {
    case 'hub':
      return judged(ref, problem.problem);
    case 'hub-unreachable':
      return { kind: 'not-checked', problem: problem.problem };
    // It was removed while the doctor ran.
    case 'no-profile':
    case 'no-key':
    case 'sign-in-needed':
      return { kind: 'sign-in-needed' };
    case 'account-disabled':
    case 'waiting-for-keychain':
    case 'locked':
      return { kind: problem.kind };
    case 'key-unreadable':
      return { kind: problem.kind, why: problem.why };
    default:
      return exhaustive(problem);
  }
}

function judged(ref: CredentialRef, problem: HubProblem): CredentialFinding {
  const verdict = verdictOn(questionOf(ref, provingPath, false), problem);
  switch (verdict) {
    case 'works':
      return { kind: 'works' };
    // The desk has asked for another token before, and was refused again.
    case 'renew':
    case 'key-rejected':
      return { kind: 'rejected' };
    default:
      return { kind: 'not-checked', problem };
  }
}
