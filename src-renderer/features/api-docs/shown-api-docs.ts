import type { CredentialRef } from '../../../src-main/contract/index.ts';

/** Which API docs a page's `#` part names: the id of a profile, and a client key's name if it isn't the session. */
export function shownApiDocs(hash: string): { profile: string; credential: CredentialRef } | null {
  const shown = new URLSearchParams(hash.replace(/^#api-docs\?/, ''));
  const profile = shown.get('profile');
  const name = shown.get('key');
  if (profile === null) return null;
  return {
    profile,
    credential: name === null ? { kind: 'session' } : { kind: 'client-key', name },
  };
}
