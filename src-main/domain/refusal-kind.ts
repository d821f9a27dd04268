/** Why the helper refused a request: `error.kind` in its answer, and in the activity log. */
const refusalKinds = [
  'not-local',
  'browser-request',
  'wrong-host',
  'wrong-token',
  'bad-request',
  'bad-path',
  'not-found',
  'wrong-method',
  'wrong-type',
  'too-large',
  'no-profile',
  'ambiguous-profile',
  'no-key',
  'which-key',
  'key-unchanged',
  'key-unreadable',
  'sign-in-needed',
  'account-disabled',
  'waiting-for-keychain',
  'hub-unreachable',
  'certificate',
  'not-allowed',
  'busy',
  'locked',
  'clipboard',
  'not-in-front',
  'no-helper',
  'failed',
] as const;
export type RefusalKind = (typeof refusalKinds)[number];

/** The names that earlier versions used for some of them. */
const earlierNames = new Map<string, RefusalKind>([['no-such-call', 'not-found']]);

/** The kind in a log entry; `other` if a different version of Hubkey wrote a kind that this one doesn't know. */
export const readRefusalKind = (text: string): RefusalKind | 'other' =>
  refusalKinds.find((kind) => kind === text) ?? earlierNames.get(text) ?? 'other';
