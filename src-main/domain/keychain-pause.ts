import type { KeychainState } from './keychain-problem.ts';

const first = 2_000;
/** The session has to be back within 30 s of the unlock. */
const longest = 20_000;
const longestUnseen = 60_000;

/**
 * How long until the keychain is tried again, in ms: 2 s, doubled with each try. null: nothing is wrong,
 * or only a person can start the next try, because it would prompt them again.
 * `seen`: its lock can be checked without a prompt. `owing`: something has yet to be written or removed.
 */
export function keychainPauseMs(
  state: KeychainState,
  { tries, seen, owing }: { tries: number; seen: boolean; owing: boolean },
): number | null {
  if (state === 'denied') return null;
  if (!owing && (state === 'working' || state === 'unknown')) return null;
  return Math.min(seen ? longest : longestUnseen, first * 2 ** tries);
}
