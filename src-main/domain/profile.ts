import type { ClientKeyId, ProfileId } from './ids.ts';
import type { KeyAct } from './key-act.ts';

/** A Hub and a user. Holds no secret: those are in the keychain, by `id`. */
export interface Profile {
  id: ProfileId;
  /** What people and scripts call it; unique without regard to case. */
  name: string;
  /** The Hub's address in normal form, without `/api` and final slash. */
  hub: string;
  /** The Hub user; null where only a client key is held. */
  user: string | null;
  /** `password`: signs in, holds a session. `client-key`: lives on a pasted key alone. */
  signsInBy: 'password' | 'client-key';
  keepSignedIn: boolean;
  /** SHA-256 fingerprint of the one certificate trusted for this Hub, or null: the usual rules. */
  pin: string | null;
  keys: readonly ClientKey[];
  /** The credential that a person chose to read health with; null: the usual one. */
  healthBy: CredentialChoice | null;
  /** Changes of keys at the Hub that are not finished. */
  acts: readonly KeyAct[];
}

/** A client key whose secret is in this computer's keychain. */
export interface ClientKey {
  id: ClientKeyId;
  name: string;
  /** The Hub's own number of it, any integer; null for a pasted key, whose number can't be known. */
  hubId: number | null;
  /** ms since the epoch. */
  addedAt: number;
  /** ms since the epoch of the last authenticated call that worked; null: not proved yet. */
  provedAt: number | null;
  /** ms since the epoch of the last time it was copied or used from here. */
  copiedAt: number | null;
  /** ms since the epoch of the Hub's refusal: it was revoked, or is mistyped. */
  deadAt: number | null;
  /** False: the keychain did not take it, so it is in memory for this run alone. */
  kept: boolean;
  /** ms since the epoch of the one reminder of its age. */
  remindedAt: number | null;
}

/** A key that was just taken in. `provedAt` null: the Hub could not be asked. */
export function newClientKey(
  known: Pick<ClientKey, 'id' | 'name' | 'hubId' | 'addedAt' | 'provedAt'>,
): ClientKey {
  return { ...known, copiedAt: null, deadAt: null, kept: true, remindedAt: null };
}

/** Which credential of a profile is meant. */
export type CredentialChoice = 'session' | { clientKey: string };

/** The credential that is meant where nobody named one: the session, or the first key of a profile that lives on keys. */
export function usualCredential({ signsInBy, keys: [key] }: Profile): CredentialChoice {
  return signsInBy === 'client-key' && key ? { clientKey: key.name } : 'session';
}

/** `session`, or the key's own name; null where there is no such key. */
export function credentialName({ keys }: Profile, credential: CredentialChoice): string | null {
  if (credential === 'session') return credential;
  return keys.find(({ name }) => sameName(name, credential.clientKey))?.name ?? null;
}

/** A profile's name where it has to be a host: what is no letter, digit, dot or dash becomes a dash. */
export const profileHost = (name: string): string =>
  name.replaceAll(/[^a-z0-9.-]/gi, '-').toLowerCase();

/** Whether two names of profiles, or of keys, are the same: case makes no difference. */
export function sameName(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}
