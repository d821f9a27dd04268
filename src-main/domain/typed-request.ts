import type { CatalogueEntry } from './catalogue.ts';
import { readPath } from './api-path.ts';
import { copyCommand } from './copy-text.ts';
import { proposedMethod } from './matching-entry.ts';
import type { RequestProblem } from './request-problem.ts';
import { fail, ok, type Result } from './result.ts';
import type { SavedRequest } from './saved-request.ts';
import { withGuide } from './with-guide.ts';

/** A typed path, and the method typed before it: `DELETE /api/jobs/7/`. `method` null: none was typed. */
export interface TypedPath {
  method: string | null;
  path: string;
}

/** Takes a typed method off a path. */
export function splitTyped(text: string): TypedPath {
  const [, method, path] = /^\s*([a-z]+)\s+(\S.*)$/is.exec(text) ?? [];
  return method === undefined || path === undefined
    ? { method: null, path: text }
    : { method: method.toUpperCase(), path };
}

/**
 * The request that a person typed. Without a method it has the one that the Hub is known to take there, GET
 * if it takes several.
 */
export function typedRequest(
  text: string,
  catalogue: readonly CatalogueEntry[],
): Result<SavedRequest, RequestProblem> {
  const { method, path } = splitTyped(text);
  const command = copyCommand({
    what: 'curl',
    endpoint: { path, method: method ?? methodFor(path, catalogue) },
  });
  if (!command.ok) return fail(command.problem.why);
  return ok({ method: command.value.method, path: command.value.path });
}

/** The method that a typed path proposes. */
export function methodFor(path: string, catalogue: readonly CatalogueEntry[]): string {
  const read = readPath(path);
  return read.ok ? proposedMethod(read.value, catalogue.length ? catalogue : withGuide([])) : 'GET';
}
