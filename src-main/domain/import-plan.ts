import type { AppState } from './app-state.ts';
import type { Exchange, ExchangedProfile } from './exchange.ts';
import { uniqueName } from './hub-address.ts';
import { sameName } from './same-name.ts';
import type { ProfileId } from './ids.ts';
import type { Profile } from './profile.ts';
import { clearClipboardSeconds, type Settings } from './settings.ts';
import { isKeyNameTaken } from './taken-key-name.ts';

/** What happens to a profile of the file. */
export interface PlannedProfile {
  /** Its name in the file. */
  wanted: string;
  /** The name that it has, or gets, here. */
  name: string;
  hub: string;
  user: string | null;
  /** The profile that is here already and stays as it is; null: it is added. */
  there: ProfileId | null;
  keys: readonly PlannedKey[];
}

interface PlannedKey {
  name: string;
  /** The profile has a key of this name already, which stays. */
  taken: boolean;
}

/** What an import adds and changes. Holds no secret. */
export interface ImportPlan {
  profiles: readonly PlannedProfile[];
  /** The settings that change, with their new values. */
  settings: Partial<Settings>;
  /** The settings that stay because the organisation decides them. */
  managed: readonly (keyof Settings)[];
  /** Fields of the file that aren't used. */
  unknown: readonly string[];
}

type Here = Pick<AppState, 'profiles' | 'settings' | 'managed'>;

/** What importing a file would do here. The same Hub and user are the same profile, whatever its name. */
export function planImport({ profiles, settings, unknown }: Exchange, here: Here): ImportPlan {
  const names = here.profiles.map(({ name }) => name);
  const planned: PlannedProfile[] = [];
  for (const profile of profiles) {
    const { name: wanted, hub, user } = profile;
    const known = here.profiles.find((other) => isSame(profile, other));
    const before = known
      ? planned.find(({ there }) => there === known.id)
      : planned.find((other) => isSame(profile, other));
    const name = known?.name ?? before?.name ?? uniqueName(wanted, names);
    if (!known && !before) names.push(name);
    const keys = plannedKeys(profile, known, before?.keys ?? []);
    if (before) planned[planned.indexOf(before)] = { ...before, keys: [...before.keys, ...keys] };
    else planned.push({ wanted, name, hub, user, there: known?.id ?? null, keys });
  }
  return { profiles: planned, ...plannedSettings(settings, here), unknown };
}

/** A profile without a user, made for client keys, is the same as any other profile of its Hub. */
export const isSame = (
  { hub, user }: Pick<ExchangedProfile, 'hub' | 'user'>,
  other: { hub: string; user: string | null },
): boolean => hub === other.hub && (user === null || user === other.user);

function plannedKeys(
  { keys }: ExchangedProfile,
  known: Profile | undefined,
  before: readonly PlannedKey[],
): readonly PlannedKey[] {
  const names = before.map(({ name }) => name);
  return keys.map(({ name }) => {
    const isKnown = known !== undefined && isKeyNameTaken(known, name);
    const isTaken = isKnown || names.some((other) => sameName(other, name));
    names.push(name);
    return { name, taken: isTaken };
  });
}

function plannedSettings(
  given: Partial<Settings>,
  { settings, managed }: Here,
): Pick<ImportPlan, 'settings' | 'managed'> {
  const wanted: Settings = { ...settings, ...given };
  wanted.clearClipboardAfter = clearClipboardSeconds(wanted.clearClipboardAfter);
  const names = Object.keys(wanted) as (keyof Settings)[];
  const differing = names.filter((name) => wanted[name] !== settings[name]);
  const isManaged = (name: keyof Settings) => Object.hasOwn(managed.settings, name);
  const changed = differing.filter((name) => !isManaged(name));
  return {
    settings: Object.fromEntries(changed.map((name) => [name, wanted[name]])),
    managed: differing.filter(isManaged),
  };
}

/** Whether an import would do anything. */
export const changesNothing = ({ profiles, settings }: ImportPlan): boolean =>
  Object.keys(settings).length === 0 &&
  profiles.every(({ there, keys }) => there !== null && keys.every(({ taken }) => taken));
