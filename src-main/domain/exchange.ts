import type { ChangePolicy } from './consent.ts';
import type { Profile } from './profile.ts';
import type { ProfileMark } from './profile-mark.ts';
import { Secret } from './secret.ts';
import type { Settings } from './settings.ts';

/** The version of exported files that this Hubkey writes, and the latest that it reads. */
export const exchangeVersion = 1;

/** A client key in an encrypted file. */
export interface ExchangedKey {
  name: string;
  /** The Hub's own number for it; null: not known. */
  hubId: number | null;
  key: Secret;
}

/** A profile in an exported file. Permissions of programs don't move, nor does trust in a certificate. */
export interface ExchangedProfile extends ProfileMark {
  name: string;
  /** In normal form. */
  hub: string;
  user: string | null;
  changes: Exclude<ChangePolicy, 'allow'>;
  /** Empty in a file that isn't encrypted. */
  keys: readonly ExchangedKey[];
}

/** What an exported file holds. */
export interface Exchange {
  settings: Partial<Settings>;
  profiles: readonly ExchangedProfile[];
  /** Fields that this Hubkey doesn't know and leaves out, by their name in the file: "profiles[0].team". */
  unknown: readonly string[];
}

/** Whether a setting stays on its computer: each is asked for itself whether it looks for updates, and where. */
export const staysHere = (name: string): boolean => name === 'updates' || name === 'updateFeed';

/** Why a file can't be imported. */
export type ExchangeProblem =
  /** `code` is the system's. */
  | { kind: 'unreadable'; code: string }
  | { kind: 'too-large' }
  /** Neither JSON nor age. */
  | { kind: 'not-json' }
  /** JSON that Hubkey didn't export. */
  | { kind: 'other-file' }
  /** A newer Hubkey wrote it. */
  | { kind: 'newer' }
  /** A field has a wrong value, by its name in the file. */
  | { kind: 'field'; field: string }
  | { kind: 'wrong-passphrase' }
  /** It is encrypted, but not with a passphrase. */
  | { kind: 'no-passphrase' }
  /** It is encrypted and was cut or changed. */
  | { kind: 'damaged' }
  /** It is encrypted, and this computer couldn't start to decrypt it. */
  | { kind: 'failed' };

/** A passphrase has at least as many characters. */
export const minimumPassphrase = 12;

/** What can be said against a passphrase: its length in characters, whatever they are; null: nothing. */
export const passphraseFault = (text: string): 'too-short' | null =>
  [...text].length < minimumPassphrase ? 'too-short' : null;

/** A client key with its secret, of the profile at that place in the list. */
export interface ExportedKey extends ExchangedKey {
  profile: number;
}

/** The text of an exported file. Holds no secret. */
export const exchangeText = (settings: Settings, profiles: readonly Profile[]): string =>
  written(settings, profiles, []);

/** The text of a file with client keys, for encryption alone. */
export const sealedText = (
  settings: Settings,
  profiles: readonly Profile[],
  keys: readonly ExportedKey[],
): Secret => Secret.of(written(settings, profiles, keys));

function written(
  settings: Settings,
  profiles: readonly Profile[],
  keys: readonly ExportedKey[],
): string {
  const entries = profiles.map(({ name, hub, user, colour, production, changes }, at) => ({
    name,
    hub,
    user,
    colour,
    production,
    changes: changes === 'allow' ? 'ask' : changes,
    ...keysOf(keys.filter(({ profile }) => profile === at)),
  }));
  const moving = Object.fromEntries(Object.entries(settings).filter(([name]) => !staysHere(name)));
  const file = {
    hubkey: 'settings',
    version: exchangeVersion,
    settings: moving,
    profiles: entries,
  };
  return `${JSON.stringify(file, null, 2)}\n`;
}

const keysOf = (keys: readonly ExportedKey[]) =>
  keys.length === 0
    ? {}
    : { keys: keys.map(({ name, hubId, key }) => ({ name, hubId, key: key.reveal() })) };

/** Zeroes the secrets of a file's client keys. */
export function forgetKeys({ profiles }: Pick<Exchange, 'profiles'>): void {
  for (const { keys } of profiles) for (const { key } of keys) key.forget();
}
