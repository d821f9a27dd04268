import type { ProfileState } from '../../domain/app-state.ts';
import { isLocked } from '../../domain/lock.ts';
import { fail, type Result } from '../../domain/result.ts';
import type { CallContext } from '../call-context.ts';
import { profileNamed } from '../find-profile.ts';
import { lockedRefusal, type Refusal } from '../refusals.ts';

/** The profile with a name (null: the current one), unless Hubkey is locked. */
export function unlockedProfile(
  { work }: CallContext,
  name: string | null,
): Result<ProfileState, Refusal> {
  const view = work.view();
  return isLocked(view) ? fail(lockedRefusal) : profileNamed(name, view);
}
