import { readForwardPath } from './forward-path.ts';
import type { PathProblem } from './path-problem.ts';
import { fail, ok, type Result } from './result.ts';

/**
 * The path that a person typed for a request to the Hub, below its base and percent-encoded:
 * `jobs/`, `api/jobs/?page=2` and `/api/jobs` all mean the same path.
 */
export function readPath(text: string): Result<string, PathProblem> {
  const typed = text.trim();
  if (!typed) return fail('empty');
  if (/[\u0000-\u001f\u007f]/.test(typed)) return fail('control-character');
  if (/^[a-z][a-z0-9+.-]*:/i.test(typed) || /^[/\\]{2}/.test(typed)) return fail('address');
  const [beforeHash = ''] = typed.split('#');
  const mark = beforeHash.indexOf('?');
  const path = mark < 0 ? beforeHash : beforeHash.slice(0, mark);
  const query = mark < 0 ? '' : beforeHash.slice(mark);
  const segments = path.split('/').filter(Boolean);
  if (segments.some(isDotted)) return fail('goes-up');
  if (segments[0] !== 'api') segments.unshift('api');
  return ok(`/${segments.map(encoded).join('/')}/${encoded(query)}`);
}

/**
 * A path from the Hub's own document, with its parameters filled in and percent-encoded. Nothing is
 * added, because some Hubs only know a path without its final slash.
 */
export function readDocumentPath(path: string): Result<string, PathProblem> {
  const read = readForwardPath(path);
  return read.ok ? ok(encoded(read.value)) : read;
}

/** `.` and `..`, also percent-encoded: a server may resolve them to a parent path. */
const isDotted = (part: string): boolean => /^(\.|%2e){1,2}$/i.test(part) || part.includes('\\');

/** Encodes characters that are invalid in a URL or special to curl, and leaves `%XX` as it is. */
const encoded = (text: string): string =>
  text.replaceAll(/%(?![0-9a-f]{2})|[^\w%~!$&'()*+,;=:@/?.-]+/gi, (found) =>
    found === '%' ? '%25' : encodeURIComponent(found.replaceAll(/\p{Surrogate}/gu, '\ufffd')),
  );
