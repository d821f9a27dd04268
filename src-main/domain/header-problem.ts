/** Why a credential did not go to a program, or was not put into its request. */
export type HeaderProblem =
  /** A person said no, did not answer in time, or the settings say never. */
  | { kind: 'denied' }
  /** The session needs the password, and nobody signed in within the wait. */
  | { kind: 'sign-in-needed' }
  | { kind: 'hub-unreachable' }
  | { kind: 'no-key'; name: string }
  | { kind: 'key-unreadable' };
