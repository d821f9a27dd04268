import { sameName } from './same-name.ts';
import type { Secret } from './secret.ts';

/** The fields of a profile that say which credentials it has. */
interface Holder<Key extends { name: string } = { name: string }> {
  user: string | null;
  keys: readonly Key[];
}

interface KindFacts {
  /** The word before it in an `Authorization` header. */
  scheme: string;
  /** The variable that the Hub's documentation uses for it, without the scheme. */
  variable: string;
  /** Whether Hubkey can get a new one without a person. */
  renewable: boolean;
  /** Whether the Hub documents it for creating and revoking client keys. */
  managesKeys: boolean;
}

/** The kinds of credential that a Hub accepts. A new kind is a new entry here. */
export const credentialKinds = {
  session: { scheme: 'Bearer', variable: 'JWT_TOKEN', renewable: true, managesKeys: true },
  'client-key': { scheme: 'Api-Key', variable: 'API_KEY', renewable: false, managesKeys: false },
} as const satisfies Record<string, KindFacts>;

export type CredentialKind = keyof typeof credentialKinds;

/** Which credential of a profile is meant. */
export type CredentialRef = { kind: 'session' } | { kind: 'client-key'; name: string };

export const sessionRef: CredentialRef = { kind: 'session' };

/** A credential ready for use: it goes to the Hub or to the clipboard. */
export interface Credential {
  kind: CredentialKind;
  secret: Secret;
}

/** Whether both mean the same credential; key names are compared without regard to case. */
export function sameCredential(left: CredentialRef, right: CredentialRef): boolean {
  if (left.kind === 'session' || right.kind === 'session') return left.kind === right.kind;
  return sameName(left.name, right.name);
}

/** Every credential that a profile has, the default one first. */
export function credentialsOf({ user, keys }: Holder): CredentialRef[] {
  const ofKeys = keys.map(({ name }): CredentialRef => ({ kind: 'client-key', name }));
  // A profile without a user was created from a pasted key, so nobody can sign in to it.
  return user === null && ofKeys.length > 0 ? ofKeys : [sessionRef, ...ofKeys];
}

/** The credential that is used unless another one is chosen. */
export function defaultCredential(profile: Holder): CredentialRef {
  return credentialsOf(profile)[0] ?? sessionRef;
}

/** The client key that a reference names, or undefined if the profile has no key of that name. */
export function keyOf<Key extends { name: string }>(
  { keys }: Pick<Holder<Key>, 'keys'>,
  ref: Extract<CredentialRef, { kind: 'client-key' }>,
): Key | undefined {
  return keys.find(({ name }) => sameName(name, ref.name));
}

/** False if the profile has no client key of that name. */
export const hasCredential = (profile: Pick<Holder, 'keys'>, ref: CredentialRef): boolean =>
  ref.kind === 'session' || keyOf(profile, ref) !== undefined;

/** The name of a credential in activity and questions: `session`, or the key's as it is saved. */
export function credentialName(profile: Pick<Holder, 'keys'>, ref: CredentialRef): string {
  return ref.kind === 'session' ? 'session' : (keyOf(profile, ref)?.name ?? ref.name);
}

/** Whether a credential is a client key that is marked for scripts. */
export const isForScripts = (
  profile: Pick<Holder<{ name: string; forScripts: boolean }>, 'keys'>,
  ref: CredentialRef,
): boolean => ref.kind === 'client-key' && keyOf(profile, ref)?.forScripts === true;
