/** What an export or import did, for a notice. */
export type ExchangeNews =
  /** Client keys were saved in an encrypted file; `unread`: the names of those that the keychain didn't give. */
  | { kind: 'keys-exported'; keys: number; unread: readonly string[] }
  /** How many of each were added or changed; `left`: the names of client keys that weren't added. */
  | { kind: 'imported'; profiles: number; settings: number; keys: number; left: readonly string[] };
