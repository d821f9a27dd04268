/**
 * Why Hubkey could not take its user-data folder for itself, although no other one has it. `unknown`: the
 * folder can be written, and the lock could not be made in it.
 */
export type LockProblem = 'read-only' | 'not-allowed' | 'full' | 'unknown';
