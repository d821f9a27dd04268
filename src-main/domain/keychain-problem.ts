/**
 * Why the system's keychain did not do as asked.
 * locked: a person has to unlock it · absent: no keychain runs here · denied: the system refused Hubkey ·
 * slow: no answer in 3 s · full: it takes no more, or not this much · failed: anything else it said.
 */
export type KeychainProblem = 'locked' | 'absent' | 'denied' | 'slow' | 'full' | 'failed';

/** What is known of the keychain in this run. `unknown` until first used. */
export type KeychainState = 'unknown' | 'working' | KeychainProblem;
