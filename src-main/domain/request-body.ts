import { fail, ok, type Result } from './result.ts';

/**
 * A typed body as JSON in one line of ASCII: no shell's line end or encoding can harm it then. The
 * failure is a sentence.
 */
export function readBody(text: string): Result<string, string> {
  try {
    const json = JSON.stringify(JSON.parse(text));
    return ok(
      json.replaceAll(
        /[^ -~]/g,
        (found) => `\\u${found.charCodeAt(0).toString(16).padStart(4, '0')}`,
      ),
    );
  } catch {
    return fail('The body is no JSON. Check its quotes, commas and brackets.');
  }
}

const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS'] as const;

/** Whether a method may stand in a command. */
export const isMethod = (method: string): boolean =>
  (methods as readonly string[]).includes(method);
