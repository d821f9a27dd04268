import type { SessionTokens, TokenFault } from './session-tokens.ts';
import type { User } from './state.ts';

/** Who the Authorization header names, for a view that authenticates by token. */
export type Authenticated =
  | { kind: 'nobody' }
  | { kind: 'user'; user: User }
  | { kind: 'refused'; body: { detail: string; code: string } };

/**
 * Like simplejwt: a header without a token names nobody, which isn't a rejection yet. The scheme word is
 * case-sensitive.
 */
export function authenticate(header: string | undefined, tokens: SessionTokens): Authenticated {
  const words = (header ?? '').split(/\s+/).filter(Boolean);
  if (words[0] !== 'Bearer') return { kind: 'nobody' };
  const [, token] = words;
  if (words.length !== 2 || token === undefined) {
    return refused(
      'Authorization header must contain two space-delimited values',
      'bad_authorization_header',
    );
  }
  const claims = tokens.read(token, 'access');
  if (typeof claims === 'string') return { kind: 'refused', body: invalidToken(claims) };
  const user = tokens.userOf(claims);
  if (!user) return refused('User not found', 'user_not_found');
  return user.active ? { kind: 'user', user } : refused('User is inactive', 'user_inactive');
}

/** The key of a header, found as djangorestframework-api-key finds it. */
export function clientKeyIn(header: string | undefined): string | null {
  const pieces = (header ?? '').split('Api-Key ');
  return pieces.length === 2 ? (pieces[1] ?? null) : null;
}

const refused = (detail: string, code: string): Authenticated => ({
  kind: 'refused',
  body: { detail, code },
});

const invalidToken = (message: TokenFault) => ({
  detail: 'Given token not valid for any token type',
  code: 'token_not_valid',
  messages: [{ token_class: 'AccessToken', token_type: 'access', message }],
});
