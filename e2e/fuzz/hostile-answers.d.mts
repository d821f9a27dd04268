/** The call that an answer is made for: those of the client, and each way of reading. */
export type FuzzedCall =
  | 'signIn'
  | 'refresh'
  | 'createKey'
  | 'revokeKey'
  | 'prove'
  | 'keys'
  | 'health'
  | 'alerts'
  | 'jobs'
  | 'configurations'
  | 'document';

export function hostileAnswer(
  seed: number,
  number: number,
): {
  call: FuzzedCall;
  kind: string;
  /** Whether a call may succeed on it. */
  mayBeGood: boolean;
  ends: boolean;
  pieces: () => Buffer[];
};
