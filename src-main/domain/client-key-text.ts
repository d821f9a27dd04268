import { Secret } from './secret.ts';

/**
 * A client key from its text, trimmed; null where no key can read so. A key is printable ASCII without
 * blanks, and opaque beyond that.
 */
export function readClientKey(text: string): Secret | null {
  const trimmed = text.trim();
  return /^[!-~]{1,2000}$/.test(trimmed) ? Secret.of(trimmed) : null;
}
