import type { ConsentWant } from './consent.ts';
import type { HeaderList } from './pass-headers.ts';
import { decodedPath } from './pass-path.ts';
import { fieldsOf } from './unknown-json.ts';

/** Methods that make no credential, whatever the path: RFC 9110, section 9.2.1, and DELETE. */
const harmless = new Set(['GET', 'HEAD', 'OPTIONS', 'DELETE']);
/** Some servers take the method from one of these. */
const overriding = /^x-(http-)?method(-override)?$/i;
const mostDecodings = 4;

/** Which raw credential the Hub's answer to a request would hold, as the Hub's guide has its calls; null: none. */
export function credentialCall(
  method: string,
  target: string,
  headers: HeaderList,
): Extract<ConsentWant, 'new-key' | 'token'> | null {
  const overrides = headers.filter(([name]) => overriding.test(name)).map(([, value]) => value);
  if ([method, ...overrides].every((one) => harmless.has(one.trim().toUpperCase()))) return null;
  for (const path of readings(target)) {
    const parts = path.toLowerCase().split('/').map(bare).filter(Boolean);
    if (parts.includes('clientkeys')) return 'new-key';
    if (parts.includes('token')) return 'token';
  }
  return null;
}

/** The path as servers may read it: as it is, and decoded as often as it changes. */
function readings(target: string): string[] {
  const [path = ''] = target.split('?');
  const all = [path];
  for (let at = 0; at < mostDecodings; at += 1) {
    const next = decodedPath(all[at] ?? '');
    if (next === all[at]) break;
    all.push(next);
  }
  return all;
}

/** A segment without parameters, blanks and an ending such as `.json`. */
const bare = (part: string): string => part.replace(/[;?#\s].*$/s, '').replace(/\.[a-z]*$/, '');

/** Whether a text is JSON with a credential in the open, such as the Hub sends where it makes one. */
export function holdsCredential(text: string): boolean {
  if (!/"(api_key|access|refresh)"|\\u/.test(text)) return false;
  try {
    const { api_key: key, access, refresh } = fieldsOf(JSON.parse(text));
    return [key, access, refresh].some(isCredential);
  } catch {
    return false;
  }
}

/** `"access": "read"` is none: they are long, and of one word. */
const isCredential = (value: unknown): boolean =>
  typeof value === 'string' && /^\S{16,}$/.test(value);
