import { hasCredential, type CredentialRef } from './credential.ts';
import { readForwardPath } from './forward-path.ts';
import type { ProfileId } from './ids.ts';
import { sameNetwork } from './network-rules.ts';
import type { Profile } from './profile.ts';
import { needsSignIn, type Session } from './session.ts';

/** Which API docs to open, and the credential that its requests get. */
export interface ApiDocsChoice {
  profile: ProfileId;
  credential: CredentialRef;
}

/** Below a Hub's base. */
export const apiDocsPath = '/api/docs/';

/** A Hub's base as a browser writes it: origin and path in front of `/api/`, without a final slash. */
export interface PageBase {
  origin: string;
  prefix: string;
}

/** Why a request of the page isn't sent. */
export type PageRefusal = 'elsewhere' | 'path' | 'method' | 'frame' | 'worker' | 'redirect';

/** Where a request of the page goes. */
export type PageRoute =
  /** To the Hub's API, with the credential. `path` is below the Hub's base. */
  | { kind: 'api'; path: string }
  /** To a file of the Hub's server, such as a script, without a credential. `path` is below the origin. */
  | { kind: 'file'; path: string }
  | { kind: 'refused'; why: PageRefusal };

/** Routes a request by its address, which is normalised as browsers do it: `/api/../admin` is `/admin` here. */
export function pageRoute({ origin, prefix }: PageBase, method: string, url: string): PageRoute {
  const [address = ''] = url.split('#');
  if (!address.startsWith(`${origin}/`)) return { kind: 'refused', why: 'elsewhere' };
  const path = address.slice(origin.length);
  const below = path.startsWith(`${prefix}/`) ? path.slice(prefix.length) : '';
  if (/^\/api([/?]|$)/.test(below)) {
    const read = readForwardPath(below);
    return read.ok ? { kind: 'api', path: read.value } : { kind: 'refused', why: 'path' };
  }
  // The page needs its own scripts and styles, and nothing there can be changed in the person's name.
  if (method !== 'GET' && method !== 'HEAD') return { kind: 'refused', why: 'method' };
  return { kind: 'file', path };
}

/**
 * What an answer to a reading request may name by another address than the stored base: the page, with the scripts
 * that it has at its own path, or an API document; null: neither. `path` is below the Hub's base.
 */
export function namesHub(path: string, contentType: string): 'page' | 'document' | null {
  const type = contentType.split(';')[0]?.trim().toLowerCase() ?? '';
  const [file = ''] = path.split('?');
  if (file === apiDocsPath && /html|javascript/.test(type)) return 'page';
  const data = /json|yaml|openapi|^text\/plain$/.test(type);
  return data && /schema|openapi|swagger/i.test(`${path} ${type}`) ? 'document' : null;
}

/** Whether an address is the page itself, at any part of it. */
export const isApiDocsPage = ({ origin, prefix }: PageBase, url: string): boolean =>
  url.split('#')[0] === `${origin}${prefix}${apiDocsPath}`;

/** Whether Chromium itself may load an address: only what the page's own answers consist of. */
export const staysInPage = ({ origin }: PageBase, url: string): boolean =>
  ['', 'blob:'].some((scheme) => url.startsWith(`${scheme}${origin}/`)) || url.startsWith('data:');

/** Whether the page can be opened signed in, now or once a wait is over; false: the person has to sign in first. */
export const canOpenSignedIn = (session: Session, ref: CredentialRef): boolean =>
  ref.kind === 'client-key' || !needsSignIn(session);

type DocsProfile = Pick<Profile, 'id' | 'hub' | 'pin' | 'network' | 'keys'> & { session: Session };

/**
 * Whether an open page stays: its profile is still there, with the same Hub, certificate and connection
 * rules and credential as when it was opened, and nobody has signed out.
 */
export function staysOpen(
  { profile: id, credential }: ApiDocsChoice,
  opened: Pick<Profile, 'hub' | 'pin' | 'network'>,
  profiles: readonly DocsProfile[],
): boolean {
  const profile = profiles.find((candidate) => candidate.id === id);
  if (!profile || profile.hub !== opened.hub || profile.pin !== opened.pin) return false;
  if (!sameNetwork(profile.network, opened.network)) return false;
  if (credential.kind === 'session') return profile.session.state !== 'signed-out';
  return hasCredential(profile, credential);
}
