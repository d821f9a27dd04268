import { defaultCredential, type ProfileState } from '../../../src-main/contract/index.ts';

const troubled = new Set(['expired', 'unreachable', 'blocked', 'disabled']);

/** How a profile's credential stands: it works, something is wrong with it, or there is none. */
export function sessionTone(profile: ProfileState): 'ok' | 'warn' | 'none' {
  if (troubled.has(profile.session.state)) return 'warn';
  const usable =
    'accessUntil' in profile.session || defaultCredential(profile).kind === 'client-key';
  return usable ? 'ok' : 'none';
}
