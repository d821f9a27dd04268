/** Why the helper turned a request away: `error.kind` of its answer, and what the activity records. */
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
  'no-helper',
  'failed',
] as const;
export type RefusalKind = (typeof refusalKinds)[number];

/** What earlier versions called some of them. */
const earlierNames = new Map<string, RefusalKind>([['no-such-call', 'not-found']]);

/** The kind that a record names; `other` where another version of Hubkey wrote one that this one doesn't know. */
export const readRefusalKind = (text: string): RefusalKind | 'other' =>
  refusalKinds.find((kind) => kind === text) ?? earlierNames.get(text) ?? 'other';
