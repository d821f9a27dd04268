/** What a thread does with a file. The passphrase as its UTF-16 code units, which the thread zeroes. */
export interface AgeTask {
  work: 'seal' | 'open';
  content: Uint8Array;
  passphrase: Uint16Array;
}

/** `wrong-passphrase`: it doesn't fit. `no-passphrase`: the file was encrypted for a key. */
export type AgeReply =
  | { ok: true; content: Uint8Array }
  | { ok: false; problem: 'wrong-passphrase' | 'no-passphrase' | 'damaged' };
