import { fail, ok, type Result } from './result.ts';

/** A text of JSON with its quotes, or blanks between two words. */
const textOrBlanks = /"(?:[^"\\]|\\.)*"|\s+/g;

/**
 * A typed body in one line of ASCII, so that no shell's line end or encoding can change it. It is checked
 * to be JSON and otherwise left as typed, numbers above all: only line breaks and the indentation
 * around them are removed, and characters outside ASCII are escaped.
 */
export function readBody(text: string): Result<string, 'bad-body'> {
  if (!isJsonText(text)) return fail('bad-body');
  return ok(
    text
      .trim()
      .replaceAll(textOrBlanks, (found) =>
        found.startsWith('"') ? inAscii(found) : blanks(found),
      ),
  );
}

/** Whether a text is JSON. */
export function isJsonText(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** A text as JSON in ASCII. */
export const asciiJson = (text: string): string => inAscii(JSON.stringify(text));

const inAscii = (text: string): string =>
  text.replaceAll(/[^ -~]/g, (found) => `\\u${found.charCodeAt(0).toString(16).padStart(4, '0')}`);

const blanks = (found: string): string => (/^ +$/.test(found) ? found : '');

/** The methods that a command may use. */
export const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS'] as const;

/** Whether a method may be used in a command. */
export const isMethod = (method: string): boolean =>
  (methods as readonly string[]).includes(method);
