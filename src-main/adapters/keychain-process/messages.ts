/**
 * A request to the keychain's process. Sent only as a process message, never by argv or environment.
 * Secrets are UTF-16 code units, which can be zeroed; strings can't.
 */
export type KeychainRequest = { service: string } & (
  | { call: 'read'; account: string }
  | { call: 'write'; account: string; secret: Uint16Array }
  | { call: 'remove'; account: string }
  | { call: 'list' }
);

/** A request with a number that its reply repeats. */
export type NumberedRequest = KeychainRequest & { id: number };

/** read: the secret or null · list: the accounts · write and remove: null. */
export type ReplyValue = Uint16Array | readonly string[] | null;

/** What the keychain's process answers; `message` is the keychain's own, at most 500 characters. */
export type KeychainReply =
  { id: number; ok: true; value: ReplyValue } | { id: number; ok: false; message: string };
