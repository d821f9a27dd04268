import * as v from 'valibot';
import type { AdoptedKey, AdoptKeyForm, AdoptProblem } from '../../domain/adopt-key.ts';
import type { KeychainProblem } from '../../domain/keychain-problem.ts';
import type { Result } from '../../domain/result.ts';
import { profileOfKey, type UnclaimedItems } from '../../domain/unclaimed-items.ts';
import { call } from '../call.ts';
import { nothing, profile, text } from '../inputs.ts';

const accounts = v.pipe(
  v.array(v.pipe(v.string(), v.regex(/^[!-~]{1,200}$/))),
  v.maxLength(10_000),
  v.readonly(),
);

const adoptKeyForm = v.strictObject({
  account: v.pipe(
    v.string(),
    v.check((account) => profileOfKey(account) !== null),
  ),
  profile,
  name: text,
}) satisfies v.GenericSchema<unknown, AdoptKeyForm>;

/** The keychain and its items. */
export const keychainCalls = {
  /** Tries the keychain again after a person unlocked or installed it. */
  retryKeychain: call(nothing).returns<null>(),
  /** The keychain items that belong to no profile, by their account names. */
  unclaimedItems: call(nothing).returns<Result<UnclaimedItems, KeychainProblem>>(),
  /** Removes the given items that still belong to no profile. */
  removeUnclaimedItems: call(accounts).returns<Result<void, KeychainProblem>>(),
  /** Uses a client key among them for a profile. The window never gets the key. */
  adoptKey: call(adoptKeyForm).returns<Result<AdoptedKey, AdoptProblem>>(),
};
