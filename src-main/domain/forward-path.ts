import type { PathProblem } from './path-problem.ts';
import { fail, ok, type Result } from './result.ts';

/**
 * The path of a caller's request below the Hub's base, unchanged. It must be below `/api/` and contain
 * nothing that a server on the way could read as a path outside it.
 */
export function readForwardPath(target: string): Result<string, PathProblem> {
  const [path = ''] = target.split('?');
  if (!/^\/api(\/|$)/.test(path)) return fail('outside-api');
  // No request has a fragment (RFC 9112, section 3.2.1), and nginx ends the path there.
  if (target.includes('#')) return fail('fragment');
  // Decoded twice at most: `%252e` becomes a dot in a program that decodes once too often.
  const once = decodedPath(path);
  const twice = decodedPath(once);
  for (const text of [path, once, twice]) {
    if (/[\\\u0000-\u001f\u007f]/.test(text)) return fail('unsafe-character');
    if (text.split('/').some((part) => /^\.{1,2}([;?#].*)?$/.test(part))) {
      return fail('goes-up');
    }
  }
  return ok(target);
}

/** A path decoded once. A stray `%` stays as it is; codes that aren't UTF-8 are left to the Hub. */
export function decodedPath(text: string): string {
  const plain = text.replaceAll(/%(?![0-9a-f]{2})/gi, '%25');
  try {
    return decodeURIComponent(plain);
  } catch {
    return plain.replaceAll(/%([0-7][0-9a-f])/gi, (_, code: string) =>
      String.fromCharCode(parseInt(code, 16)),
    );
  }
}
