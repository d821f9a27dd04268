import { defaultCredential, type ProfileState } from '../../src-main/contract/index.ts';

/** What a profile's dot says: whether its credential works, and its Hub is well. */
export function profileTone(profile: ProfileState): 'ok' | 'warn' | 'none' {
  const { session, health } = profile;
  if (['expired', 'unreachable', 'blocked', 'disabled'].includes(session.state)) return 'warn';
  const isUsable = 'accessUntil' in session || defaultCredential(profile).kind === 'client-key';
  if (!isUsable) return 'none';
  return health === null || health.cause.kind === 'well' ? 'ok' : 'warn';
}
