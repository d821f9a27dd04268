import { exhaustive } from './exhaustive.ts';
import type { HubProblem } from './hub-problem.ts';
import { fail, ok, type Result } from './result.ts';
import type { Horizon, Session } from './session.ts';

/** Why a session gives programs no token that is sure to work. */
export type SessionProblem =
  | { kind: 'sign-in-needed' }
  | { kind: 'waiting-for-keychain' }
  | { kind: 'account-disabled' }
  | { kind: 'hub'; problem: HubProblem };

/** The times of a session that programs can use; or why they can’t. */
export function usableSession(session: Session): Result<Horizon, SessionProblem> {
  switch (session.state) {
    case 'active':
    case 'refreshing':
      return ok(session);
    case 'unreachable':
    case 'blocked':
      return fail({ kind: 'hub', problem: session.problem });
    case 'disabled':
      return fail({ kind: 'account-disabled' });
    case 'waiting-for-keychain':
      return fail({ kind: 'waiting-for-keychain' });
    case 'signed-out':
    case 'signing-in':
    case 'expired':
      return fail({ kind: 'sign-in-needed' });
    default:
      return exhaustive(session);
  }
}
