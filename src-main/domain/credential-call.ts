import type { RawWant } from './consent.ts';
import type { HeaderList } from './forward-headers.ts';
import { decodedPath } from './forward-path.ts';
import { methodsOf } from './request-methods.ts';
import { fieldsOf, itemsOf } from './unknown-json.ts';

/** Methods that create no credential on any path: RFC 9110, section 9.2.1, and DELETE. */
const harmless = new Set(['GET', 'HEAD', 'OPTIONS', 'DELETE']);
const maxDecodings = 4;

/** Which raw credential the Hub's answer to a request would contain, according to the Hub's guide; null: none. */
export function credentialCall(
  method: string,
  target: string,
  headers: HeaderList,
): Extract<RawWant, 'new-key' | 'token'> | null {
  if (methodsOf(method, headers).every((possible) => harmless.has(possible))) return null;
  for (const path of readings(target)) {
    const segments = path.toLowerCase().split('/').map(plainSegment).filter(Boolean);
    if (segments.includes('clientkeys')) return 'new-key';
    if (segments.includes('token')) return 'token';
  }
  return null;
}

/** The path as servers may read it: as it is, and decoded until it no longer changes. */
function readings(target: string): string[] {
  const [path = ''] = target.split('?');
  const all = [path];
  for (let at = 0; at < maxDecodings; at += 1) {
    const next = decodedPath(all[at] ?? '');
    if (next === all[at]) break;
    all.push(next);
  }
  return all;
}

/** A segment without parameters, blanks and an ending such as `.json`. */
const plainSegment = (part: string): string =>
  part.replace(/[;?#\s].*$/s, '').replace(/\.[a-z]*$/, '');

/** Names under which the Hub sends a credential. */
const credentialNames = ['api_key', 'access', 'refresh'];
/** How many values of an answer are checked: more than a short answer has, so that the work is bounded. */
const maxValues = 100_000;

/** Whether a text is JSON that contains a credential at any level, as in the Hub's answer to creating one. */
export function holdsCredential(text: string): boolean {
  if (!/"(api_key|access|refresh)"|\\u/.test(text)) return false;
  try {
    return isCredentialIn(JSON.parse(text));
  } catch {
    return false;
  }
}

/** Level by level instead of by recursion, because a few kilobytes of JSON can nest deeper than the stack. */
function isCredentialIn(json: unknown): boolean {
  const open = [json];
  for (let value = open.pop(), left = maxValues; value !== undefined; value = open.pop()) {
    left -= 1;
    // Too much to check: a credential might be hidden behind it, so it is not let through.
    if (left < 0) return true;
    const fields = fieldsOf(value);
    if (credentialNames.some((name) => isCredential(fields[name]))) return true;
    for (const inner of itemsOf(value) ?? Object.values(fields)) {
      if (typeof inner === 'object' && inner !== null) open.push(inner);
    }
  }
  return false;
}

/** Tokens are long and a single word, so `"access": "read"` doesn't count. */
const isCredential = (value: unknown): boolean =>
  typeof value === 'string' && /^\S{16,}$/.test(value);
