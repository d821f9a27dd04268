import { consentPolicies } from '../../domain/consent.ts';
import { keyAgeChoices } from '../../domain/key-age.ts';
import { lockIdleChoices, whileLockedChoices } from '../../domain/lock.ts';
import { languageChoices } from '../../domain/messages/index.ts';
import {
  clearClipboardSeconds,
  defaultSettings,
  healthIntervals,
  updateChoices,
  type Settings,
} from '../../domain/settings.ts';
import { readFeedAddress } from '../../domain/updates/feed-address.ts';
import { isObject } from '../is-object.ts';
import { finite, flag, oneOf, orNull, text, type Reader } from './field-readers.ts';

/** An address that a person could have typed, in its normal form. */
const readFeed: Reader<string> = (value) => {
  const read = readFeedAddress(text(value) ?? '');
  return read.ok ? read.value : undefined;
};

const readers: { [Name in keyof Settings]: Reader<Settings[Name]> } = {
  // A manual change of the file must not make credentials stay on the clipboard unnoticed.
  clearClipboardAfter: (value) => {
    const seconds = finite(value);
    return seconds !== undefined && clearClipboardSeconds(seconds) === seconds
      ? seconds
      : undefined;
  },
  notifications: flag,
  theme: oneOf(['system', 'light', 'dark'] as const),
  language: oneOf(languageChoices),
  startAtLogin: flag,
  defaultShell: orNull(oneOf(['posix', 'fish', 'powershell', 'cmd'] as const)),
  remindKeyAge: oneOf(keyAgeChoices),
  healthInterval: oneOf(healthIntervals),
  rawHeaders: oneOf(consentPolicies),
  quickCopy: flag,
  quickShortcut: text,
  lockWithScreen: flag,
  lockWhenIdle: oneOf(lockIdleChoices),
  whileLocked: oneOf(whileLockedChoices),
  updates: oneOf(updateChoices),
  updateFeed: (value) => (value === '' ? '' : readFeed(value)),
};
const names = Object.keys(readers) as (keyof Settings)[];

/** Whether there is a setting of that name. */
export const isSetting = (name: string): name is keyof Settings =>
  names.some((candidate) => candidate === name);

/** A single setting by its name in a file; null: there is no such setting, or its value is invalid. */
export function readSetting(name: string, value: unknown): Partial<Settings> | null {
  const read = isSetting(name) ? readers[name](value) : undefined;
  return read === undefined ? null : Object.fromEntries([[name, read]]);
}

/** The settings in a file. Absent and invalid ones get their default; `lost` is called for each invalid one. */
export function readSettings(value: unknown, lost: () => void): Settings {
  const settings = defaultSettings;
  if (value === undefined) return settings;
  if (!isObject(value)) {
    for (const _ of names) lost();
    return settings;
  }
  const found = names.flatMap((name) => {
    const given = value[name];
    if (given === undefined) return [];
    const read = readers[name](given);
    if (read === undefined) lost();
    return read === undefined ? [] : [[name, read]];
  });
  return { ...settings, ...(Object.fromEntries(found) as Partial<Settings>) };
}
