import {
  readProfileId,
  type ApiDocsNotice,
  type CredentialRef,
  type ProfileId,
} from '../../../src-main/contract/index.ts';

/** What a page's `#` part names. */
export interface ShownApiDocs {
  profile: ProfileId;
  /** A client key by its name, if it isn't the session. */
  credential: CredentialRef;
  /** Why the docs aren't there; null: they are, or are being loaded. */
  notice: ApiDocsNotice | null;
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
    notice: noticeIn(shown),
  };
}

function noticeIn(shown: URLSearchParams): ApiDocsNotice | null {
  const kind = shown.get('notice');
  switch (kind) {
    case 'needs-files':
      return { kind, hosts: shown.getAll('host') };
    case 'sign-in-page':
    case 'not-found':
    case 'not-loaded':
      return { kind };
    default:
      return null;
  }
}
