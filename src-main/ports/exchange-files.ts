import type { Exchange, ExchangeProblem } from '../domain/exchange.ts';
import type { Result } from '../domain/result.ts';
import type { Secret } from '../domain/secret.ts';

/** A file that a person chose. */
export type ChosenFile =
  | { kind: 'cancelled' }
  /** Its content, for the caller to forget. */
  | { kind: 'plain'; content: Exchange }
  /** It is encrypted: `open` reads it with a passphrase, which it only borrows. */
  | { kind: 'sealed'; open: (passphrase: Secret) => Promise<Result<Exchange, ExchangeProblem>> };

/** Exported files, with and without a passphrase (age-encryption.org/v1, scrypt). Never rejects. */
export interface ExchangeFiles {
  /** Asks a person for a file, and reads it. */
  choose(): Promise<Result<ChosenFile, ExchangeProblem>>;
  /** Encrypts a text with a passphrase; both are only borrowed. */
  seal(text: Secret, passphrase: Secret): Promise<Result<Uint8Array, 'failed'>>;
}
