import {
  readProfileId,
  type CredentialRef,
  type ProfileId,
} from '../../../src-main/contract/index.ts';

/** What a page's `#` part names. */
export interface ShownApiDocs {
  profile: ProfileId;
  /** A client key by its name, if it isn't the session. */
  credential: CredentialRef;
}

/** Which API docs a page's `#` part names; null: it names none. */
export function shownApiDocs(hash: string): ShownApiDocs | null {
  const shown = new URLSearchParams(hash.replace(/^#api-docs\?/, ''));
  const profile = readProfileId(shown.get('profile') ?? '');
  const name = shown.get('key');
  if (profile === null) return null;
  return {
    profile,
    credential: name === null ? { kind: 'session' } : { kind: 'client-key', name },
  };
}
