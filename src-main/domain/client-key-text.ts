import { Secret } from './secret.ts';

/**
 * A client key from its text, trimmed; null if it can't be a key. A key is printable ASCII without
 * blanks, and opaque beyond that.
 */
export function readClientKey(text: string): Secret | null {
  const trimmed = text.trim();
  return /^[!-~]{1,2000}$/.test(trimmed) ? Secret.of(trimmed) : null;
}
