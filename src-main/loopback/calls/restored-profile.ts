import type { ProfileState } from '../../domain/app-state.ts';
import type { Result } from '../../domain/result.ts';
import type { CallContext } from '../call-context.ts';
import { goneSignal } from '../gone-signal.ts';
import type { Refusal } from '../refusals.ts';
import { waitOf } from '../waiting.ts';
import { unlockedProfile } from './unlocked-profile.ts';

/**
 * The same as `unlockedProfile` once its session has been restored from the keychain, as it is at the start; or
 * as it is when the caller's wait is over.
 */
export async function restoredProfile(
  context: CallContext,
  name: string | null,
): Promise<Result<ProfileState, Refusal>> {
  const { head, work, response } = context;
  const wait = waitOf(head);
  if (!wait.ok) return wait;
  const found = unlockedProfile(context, name);
  if (!found.ok || found.value.session.state !== 'signing-in') return found;
  await work.services.sessions.settled(found.value.id, wait.value, goneSignal(response));
  return unlockedProfile(context, found.value.name);
}
