/**
 * Why Hubkey could not lock its user-data folder although no other Hubkey uses it. `unknown`: the
 * folder is writable, but the lock couldn't be created in it.
 */
export type LockProblem = 'read-only' | 'not-allowed' | 'full' | 'unknown';
