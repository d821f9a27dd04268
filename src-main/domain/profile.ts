import type { ChangePolicy } from './consent.ts';
import type { CredentialRef } from './credential.ts';
import type { ClientKeyId, ProfileId } from './ids.ts';
import type { WatchedJob } from './job.ts';
import type { KeyAct } from './key-act.ts';
import { plainNetwork, type NetworkRules } from './network-rules.ts';
import type { ProfileMark } from './profile-mark.ts';
import type { SavedRequest } from './saved-request.ts';

/** Why a typed name can't be a profile's. `hidden`: it has characters that a person can't see. */
export type ProfileNameFault = 'taken' | 'empty' | 'hidden';

/** A Hub and a user. It has no secrets: those are in the keychain, under `id`. */
export interface Profile extends ProfileMark {
  id: ProfileId;
  /** Its name for people and scripts; unique without regard to case. */
  name: string;
  /** The Hub's address in normal form, without `/api` and final slash. */
  hub: string;
  /** The Hub user; null if the profile was created from a pasted client key, so that nobody can sign in. */
  user: string | null;
  keepSignedIn: boolean;
  /** The saved password was rejected: only a person may try again, so that the account isn't locked. */
  needsPerson: boolean;
  /** SHA-256 fingerprint of the one certificate trusted for this Hub, or null: the system's authorities decide. */
  pin: string | null;
  /** Proxy, authorities and certificate of the connections to the Hub. */
  network: NetworkRules;
  /** Whether programs may change something at the Hub through the helper. */
  changes: ChangePolicy;
  keys: readonly ClientKey[];
  /** The credential that a person chose to read health with; null: the default one. */
  healthBy: CredentialRef | null;
  /** The requests that were copied last, the latest first. */
  recentRequests: readonly SavedRequest[];
  favouriteRequests: readonly SavedRequest[];
  /** The jobs whose end a person wants to hear of. */
  watchedJobs: readonly WatchedJob[];
  /** Unfinished changes of keys at the Hub. */
  acts: readonly KeyAct[];
}

/** A client key whose secret is in this computer's keychain. */
export interface ClientKey {
  id: ClientKeyId;
  name: string;
  /** The Hub's own number for it, any integer; null for a pasted key, whose number isn't known. */
  hubId: number | null;
  /** ms since the epoch. */
  addedAt: number;
  /** ms since the epoch of the last call that worked with it; null: not checked yet. */
  provedAt: number | null;
  /** ms since the epoch of the last time it was copied or used from here. */
  lastUsedAt: number | null;
  /** ms since the epoch of the Hub's rejection: it was revoked, or is mistyped. */
  deadAt: number | null;
  /**
   * False: the keychain didn't save it, so it is only in the memory of this run. unknown: that was so in an
   * earlier run, and it isn't known yet whether the keychain saved it late.
   */
  saved: boolean | 'unknown';
  /** ms since the epoch of the one reminder of its age. */
  remindedAt: number | null;
  /** Its expiry from the Hub's list; null: it has none, or it isn't known. */
  expiry: KeyExpiry | null;
  /** Whether requests may use it while Hubkey is locked, and to change something without a question. */
  forScripts: boolean;
}

/** When a key expires, and when its one reminder was shown (null: not yet); both in ms since the epoch. */
export interface KeyExpiry {
  at: number;
  remindedAt: number | null;
}

/** A profile without keys that nobody has signed in to yet. */
export const newProfile = (known: Pick<Profile, 'id' | 'name' | 'hub' | 'user'>): Profile => ({
  ...known,
  keepSignedIn: false,
  needsPerson: false,
  pin: null,
  network: plainNetwork,
  colour: null,
  production: false,
  changes: 'ask',
  keys: [],
  acts: [],
  healthBy: null,
  recentRequests: [],
  favouriteRequests: [],
  watchedJobs: [],
});

/** A key that was just added. `provedAt` null: the Hub could not be asked. */
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

/** A profile's name as a host: every character but letters, digits, dot and dash becomes a dash. */
export const profileHost = (name: string): string =>
  name.replaceAll(/[^a-z0-9.-]/gi, '-').toLowerCase();
