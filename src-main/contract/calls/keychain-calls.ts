import * as v from 'valibot';
import type { KeychainProblem } from '../../domain/keychain-problem.ts';
import type { Result } from '../../domain/result.ts';
import { call } from '../call.ts';
import { nothing } from '../inputs.ts';

const accounts = v.pipe(
  v.array(v.pipe(v.string(), v.regex(/^[!-~]{1,200}$/))),
  v.maxLength(10_000),
  v.readonly(),
);

/** The keychain and its items. */
export const keychainCalls = {
  /** Tries the keychain again after a person unlocked or installed it. */
  retryKeychain: call(nothing).returns<null>(),
  /** The account names of keychain items that belong to no profile. */
  unclaimedItems: call(nothing).returns<Result<readonly string[], KeychainProblem>>(),
  /** Removes the given items that still belong to no profile. */
  removeUnclaimedItems: call(accounts).returns<Result<void, KeychainProblem>>(),
};
