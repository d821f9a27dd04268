/**
 * Why Hubkey could not lock its user-data folder although no other Hubkey of this computer uses it. `unknown`: the
 * folder is writable, but the lock couldn't be created in it · other-host: the lock is another computer's.
 */
export type LockProblem =
  | { kind: 'read-only' | 'not-allowed' | 'full' | 'unknown' }
  | { kind: 'other-host'; host: string; file: string };
