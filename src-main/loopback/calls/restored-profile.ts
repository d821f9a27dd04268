import type { ProfileState } from '../../domain/app-state.ts';
import type { Result } from '../../domain/result.ts';
import type { CallContext } from '../call-context.ts';
import type { Refusal } from '../refusals.ts';
import { unlockedProfile } from './unlocked-profile.ts';

/** The same as `unlockedProfile` once its session has been restored from the keychain, as it is at the start. */
export async function restoredProfile(
  context: CallContext,
  name: string | null,
): Promise<Result<ProfileState, Refusal>> {
  const found = unlockedProfile(context, name);
  if (!found.ok || found.value.session.state !== 'signing-in') return found;
  await context.work.services.sessions.access(found.value.id);
  return unlockedProfile(context, found.value.name);
}
