import type { LastingGrant } from './consent.ts';
import type { ProfileId } from './ids.ts';
import type { Profile } from './profile.ts';
import { defaultSettings, type Settings } from './settings.ts';

/** A client key whose secret is nowhere any more, by its name and its profile's. */
export interface LostKey {
  name: string;
  profile: string;
}

/** What is saved in `settings.json`. No secret. */
export interface Saved {
  profiles: readonly Profile[];
  current: ProfileId | null;
  settings: Settings;
  /** What programs are allowed for good. */
  grants: readonly LastingGrant[];
  /** What a person has not yet dismissed the notice of. */
  lostKeys: readonly LostKey[];
}

export const nothingSaved: Saved = {
  profiles: [],
  current: null,
  settings: defaultSettings,
  grants: [],
  lostKeys: [],
};

/** How much of a settings file could not be read and was dropped or reset to its default. */
export interface SettingsLoss {
  settings: number;
  /** `all`: the whole list of them. */
  profiles: number | 'all';
  keys: number;
  /** Unfinished changes of keys at the Hub. */
  acts: number;
  /** Single fields of a profile or key. */
  details: number;
  /** Lasting permissions of programs. */
  grants: number;
}

export const noLoss: SettingsLoss = {
  settings: 0,
  profiles: 0,
  keys: 0,
  acts: 0,
  details: 0,
  grants: 0,
};

/**
 * Why an existing settings file could not be used. `denied`: the system denies access · `link`: it is
 * a link, which Hubkey doesn't follow · `failing`: any other error · `not-set-aside`: it is damaged,
 * and a copy could not be made of it.
 */
export type UnreadReason = 'denied' | 'link' | 'failing' | 'not-set-aside';

/** Keys that the keychain had not saved when a run ended; it may have saved them since. */
export const withUncheckedKeys = (profiles: readonly Profile[]): Profile[] =>
  profiles.map((profile) => ({
    ...profile,
    keys: profile.keys.map((key) => (key.saved === true ? key : { ...key, saved: 'unknown' })),
  }));
