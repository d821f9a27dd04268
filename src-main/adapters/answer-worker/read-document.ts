import type { UnreadableReason } from '../../domain/hub-problem.ts';
import { documentPaths } from '../../domain/openapi/document-paths.ts';
import { readCatalogue } from '../../domain/openapi/read-catalogue.ts';
import { fail, ok, type Result } from '../../domain/result.ts';
import type { ApiDocument } from '../../ports/hub-client.ts';
import { codeOf } from '../error-code.ts';
import { parseJson } from './parse-json.ts';

/** How often YAML may use aliases: a document with more is meant to blow up. */
const maxAliases = 50;

/** A body as an API document, JSON or YAML, or as a page that may name one. Only call it in a separate thread: YAML can take for ever. */
export async function readDocument(
  body: Uint8Array,
): Promise<Result<ApiDocument, UnreadableReason>> {
  const text = new TextDecoder().decode(body);
  const start = text.trimStart().slice(0, 200);
  if (start.startsWith('<')) return ok({ kind: 'page', paths: documentPaths(text) });
  const data = start.startsWith('{') ? parseJson(body) : await parseYaml(text, start);
  if (!data.ok) return data;
  const entries = readCatalogue(data.value);
  return entries?.length ? ok({ kind: 'catalogue', entries }) : fail('not-a-document');
}

async function parseYaml(text: string, start: string): Promise<Result<unknown, UnreadableReason>> {
  if (!/^(#|---|%YAML|["']?(openapi|swagger|info)\b)/m.test(start)) return fail('not-a-document');
  const { parse } = await import('yaml');
  try {
    // Checking for duplicate keys takes quadratic time.
    const options = { uniqueKeys: false, maxAliasCount: maxAliases, logLevel: 'error' } as const;
    return ok(parse(text, options) as unknown);
  } catch (error) {
    return fail(reasonOf(error));
  }
}

/** The parser throws a `ReferenceError` for too many aliases, and uses its own code for a stack overflow. */
function reasonOf(error: unknown): UnreadableReason {
  if (codeOf(error) === 'RESOURCE_EXHAUSTION') return 'too-deep';
  return error instanceof ReferenceError ? 'too-large' : 'not-a-document';
}
