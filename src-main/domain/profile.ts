import type { CredentialRef } from './credential.ts';
import type { ClientKeyId, ProfileId } from './ids.ts';
import type { KeyAct } from './key-act.ts';

/** A Hub and a user. Holds no secret: those are in the keychain, by `id`. */
export interface Profile {
  id: ProfileId;
  /** What people and scripts call it; unique without regard to case. */
  name: string;
  /** The Hub's address in normal form, without `/api` and final slash. */
  hub: string;
  /** The Hub user; null where a client key was pasted, so that nobody can sign in. */
  user: string | null;
  keepSignedIn: boolean;
  /** A sign-in with the saved password was refused: only a person may try again, so that no account is locked. */
  needsPerson: boolean;
  /** SHA-256 fingerprint of the one certificate trusted for this Hub, or null: the usual rules. */
  pin: string | null;
  keys: readonly ClientKey[];
  /** The credential that a person chose to read health with; null: the usual one. */
  healthBy: CredentialRef | null;
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
  lastUsedAt: number | null;
  /** ms since the epoch of the Hub's refusal: it was revoked, or is mistyped. */
  deadAt: number | null;
  /**
   * False: the keychain did not take it, so it is in memory for this run alone. unknown: so it was in a
   * run that is over, and it is not known yet whether the keychain took it late.
   */
  saved: boolean | 'unknown';
  /** ms since the epoch of the one reminder of its age. */
  remindedAt: number | null;
  /** Its end, as the Hub's list says; null: it has none, or none is known. */
  expiry: KeyExpiry | null;
  /** Whether requests may use it while Hubkey is locked. */
  forScripts: boolean;
}

/** Both in ms since the epoch: when a key ends, and the one reminder of it; null: not yet. */
export interface KeyExpiry {
  at: number;
  remindedAt: number | null;
}

/** A key that was just taken in. `provedAt` null: the Hub could not be asked. */
export function newClientKey(
  known: Pick<ClientKey, 'id' | 'name' | 'hubId' | 'addedAt' | 'provedAt'>,
): ClientKey {
  return {
    ...known,
    lastUsedAt: null,
    deadAt: null,
    saved: true,
    remindedAt: null,
    expiry: null,
    forScripts: false,
  };
}

/** A profile's name where it has to be a host: what is no letter, digit, dot or dash becomes a dash. */
export const profileHost = (name: string): string =>
  name.replaceAll(/[^a-z0-9.-]/gi, '-').toLowerCase();
