import type { ChangePolicy } from './consent.ts';
import type { Profile } from './profile.ts';
import type { ProfileColour } from './profile-mark.ts';
import type { Settings } from './settings.ts';

/** A Hub of the organisation. Null: the person decides. */
export interface ManagedHub {
  /** In normal form. */
  hub: string;
  /** The name that a new profile of it gets. */
  name: string | null;
  colour: ProfileColour | null;
  production: boolean | null;
}

/** What an organisation decides for everybody on this computer. No secret. */
export interface Managed {
  hubs: readonly ManagedHub[];
  /** The settings that nobody can change here. */
  settings: Partial<Settings>;
  /** Whether programs may change something at any Hub; null: each profile says. */
  changes: ChangePolicy | null;
  /** The file of certificate authorities that is trusted besides the system's; null: none. */
  authorities: string | null;
  /** The Ed25519 key, in base64, by which updates are checked instead of by this copy's own; null: by that. */
  updateKey: string | null;
}

export const unmanaged: Managed = {
  hubs: [],
  settings: {},
  changes: null,
  authorities: null,
  updateKey: null,
};

/** What a file of the organisation is for. */
export type ManagedFile = 'settings' | 'authorities';

/** Why a managed settings file is not used, or not all of it. */
export type ManagedProblem =
  /** Others than administrators could change `path`: the file `of` that use, or a folder on the way to it. */
  | { kind: 'unprotected'; path: string; of: ManagedFile }
  /** `code` is the system's. */
  | { kind: 'unreadable'; path: string; code: string }
  | { kind: 'not-json' }
  /** A newer Hubkey is needed. */
  | { kind: 'newer' }
  /** A field is unknown or has a wrong value, by its name in the file: "settings.theme". */
  | { kind: 'field'; field: string }
  /** The file of authorities holds no certificate. */
  | { kind: 'no-certificate'; path: string };

/** The organisation's entry for a Hub, or undefined. */
export const managedHubOf = ({ hubs }: Managed, hub: string): ManagedHub | undefined =>
  hubs.find((managed) => managed.hub === hub);

/** Settings in which the organisation's come first. */
export const managedSettings = (settings: Settings, managed: Managed): Settings => ({
  ...settings,
  ...managed.settings,
});

/** A profile in which the organisation's decisions come first. */
export function managedProfile<Known extends Profile>(profile: Known, managed: Managed): Known {
  const hub = managedHubOf(managed, profile.hub);
  return {
    ...profile,
    colour: hub?.colour ?? profile.colour,
    production: hub?.production ?? profile.production,
    changes: managed.changes ?? profile.changes,
  };
}

/** What was read of the organisation's settings. */
export interface ManagedLoad {
  managed: Managed;
  /** The file, and why it is not used, or not all of it; null: all of it is, or there is none. */
  refused: { path: string; problem: ManagedProblem } | null;
}

export const nothingManaged: ManagedLoad = { managed: unmanaged, refused: null };
