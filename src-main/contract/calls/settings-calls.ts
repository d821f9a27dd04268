import * as v from 'valibot';
import { consentPolicies } from '../../domain/consent.ts';
import { keyAgeChoices } from '../../domain/key-age.ts';
import { lockIdleChoices, whileLockedChoices } from '../../domain/lock.ts';
import { languageChoices } from '../../domain/messages/index.ts';
import type { Result } from '../../domain/result.ts';
import { healthIntervals, updateChoices, type Settings } from '../../domain/settings.ts';
import type { TerminalCommand } from '../../domain/terminal-command.ts';
import { readFeedAddress } from '../../domain/updates/feed-address.ts';
import { call } from '../call.ts';
import { nothing, shell } from '../inputs.ts';

/** As every field is optional, a list or a date would otherwise pass as an object without fields. */
const plain = v.custom<object>(
  (value) => value instanceof Object && Object.getPrototypeOf(value) === Object.prototype,
);

/** A feed in its normal form; empty: none. */
function isFeed(address: string): boolean {
  const read = readFeedAddress(address);
  return address === '' || (read.ok && read.value === address);
}

const settings = v.strictObject({
  clearClipboardAfter: v.optional(v.pipe(v.number(), v.integer())),
  notifications: v.optional(v.boolean()),
  theme: v.optional(v.picklist(['system', 'light', 'dark'])),
  language: v.optional(v.picklist(languageChoices)),
  startAtLogin: v.optional(v.boolean()),
  defaultShell: v.optional(v.nullable(shell)),
  remindKeyAge: v.optional(v.picklist(keyAgeChoices)),
  healthInterval: v.optional(v.picklist(healthIntervals)),
  rawHeaders: v.optional(v.picklist(consentPolicies)),
  quickCopy: v.optional(v.boolean()),
  quickShortcut: v.optional(v.pipe(v.string(), v.maxLength(60))),
  lockWithScreen: v.optional(v.boolean()),
  lockWhenIdle: v.optional(v.picklist(lockIdleChoices)),
  whileLocked: v.optional(v.picklist(whileLockedChoices)),
  updates: v.optional(v.picklist(updateChoices)),
  updateFeed: v.optional(v.pipe(v.string(), v.check(isFeed))),
} satisfies { [Name in keyof Settings]: v.GenericSchema<unknown, Settings[Name] | undefined> });

/** Settings, and the `hubkey` command that one of them installs. */
export const settingsCalls = {
  changeSettings: call(v.pipe(plain, settings)).returns<null>(),
  /** Gives every setting its default value; profiles, keys and permissions stay. */
  resetSettings: call(nothing).returns<null>(),
  /** Tries again to read the settings file, or to write unsaved changes. */
  retrySettings: call(nothing).returns<null>(),
  terminalCommand: call(nothing).returns<TerminalCommand>(),
  installCommand: call(nothing).returns<Result<TerminalCommand, 'other' | 'failed'>>(),
  removeCommand: call(nothing).returns<Result<TerminalCommand, 'other' | 'failed'>>(),
};
