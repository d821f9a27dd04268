import { fieldsOf } from './unknown-json.ts';

const credentialCodes = /^(token_not_valid|bad_authorization_header|user_)/;

/** Whether the body of a 403 says "not you" rather than "not this": by its code, or the only known wording. */
export function bodyBlamesCredential(body: unknown): boolean {
  const { code, detail } = fieldsOf(body);
  if (typeof code === 'string') return credentialCodes.test(code);
  return typeof detail === 'string' && /credentials were not provided/i.test(detail);
}

/** The same for a body that is still a text; one that can't be read blames nobody. */
export function blamesCredential(text: string): boolean {
  try {
    return bodyBlamesCredential(JSON.parse(text));
  } catch {
    return false;
  }
}
