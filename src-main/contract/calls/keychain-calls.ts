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

/** The keychain, and what lies in it. */
export const keychainCalls = {
  /** Asks the keychain again after a person unlocked or installed it. */
  retryKeychain: call(nothing).returns<null>(),
  /** Items of the keychain that belong to no profile, by their account names. */
  unclaimedItems: call(nothing).returns<Result<readonly string[], KeychainProblem>>(),
  /** Removes those of them that still belong to no profile. */
  removeUnclaimedItems: call(accounts).returns<Result<void, KeychainProblem>>(),
};
