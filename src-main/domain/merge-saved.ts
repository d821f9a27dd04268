import { uniqueName } from './hub-address.ts';
import type { Saved } from './saved.ts';
import type { Settings } from './settings.ts';

/**
 * A settings file that could only be read late, merged with the changes made in the meantime:
 * nothing of either is lost. `before`: the settings before these changes.
 */
export function mergeSaved(file: Saved, meanwhile: Saved, before: Settings): Saved {
  const names = file.profiles.map(({ name }) => name);
  const added = meanwhile.profiles
    .filter(({ id }) => !file.profiles.some((known) => known.id === id))
    .map((profile) => {
      const name = uniqueName(profile.name, names);
      names.push(name);
      return { ...profile, name };
    });
  return {
    profiles: [...file.profiles, ...added],
    current: meanwhile.current ?? file.current,
    grants: [...file.grants, ...meanwhile.grants],
    settings: { ...file.settings, ...changedSettings(before, meanwhile.settings) },
    lostKeys: [...file.lostKeys, ...meanwhile.lostKeys],
  };
}

function changedSettings(before: Settings, now: Settings): Partial<Settings> {
  const names = Object.keys(now) as (keyof Settings)[];
  return Object.fromEntries(
    names.filter((name) => now[name] !== before[name]).map((name) => [name, now[name]]),
  );
}
