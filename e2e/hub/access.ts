import { authenticate, clientKeyIn } from './authentication.ts';
import { detail, json, type Answer } from './answers.ts';
import type { ClientKeys } from './client-keys.ts';
import type { Moods } from './moods.ts';
import type { SessionTokens } from './session-tokens.ts';
import type { User } from './state.ts';

/**
 * Whom a view lets in. `unasked`: the header isn't read. `anyone`: everybody, but a bad token is still
 * rejected. `readers`: users with permissions, and client keys. `users`: sessions only.
 */
export type Access = 'unasked' | 'anyone' | 'readers' | 'users';

export interface Caller {
  user: User;
  by: 'token' | 'key';
}

export type Admission = { ok: true; caller: Caller | null } | { ok: false; answer: Answer };

/** Authenticates, then asks for the permission, in the framework's order. */
export function admit(
  access: Access,
  header: string | undefined,
  hub: { tokens: SessionTokens; keys: ClientKeys; moods: Moods },
): Admission {
  if (access === 'unasked') return { ok: true, caller: null };
  const found = authenticate(header, hub.tokens);
  if (found.kind === 'refused') return { ok: false, answer: refused(found.body, hub.moods) };
  if (found.kind === 'user') {
    return access === 'readers' && !found.user.permitted
      ? { ok: false, answer: notPermitted }
      : { ok: true, caller: { user: found.user, by: 'token' } };
  }
  if (access === 'anyone') return { ok: true, caller: null };
  const key = clientKeyIn(header);
  const owner = key === null ? null : hub.keys.ownerOf(key);
  if (!owner) return { ok: false, answer: notProvided(hub.moods) };
  if (access === 'readers' || hub.moods.keyManagement === 'any') {
    return { ok: true, caller: { user: owner, by: 'key' } };
  }
  // A client key is a permission without a user, so a view that wants a user sees no credential.
  return { ok: false, answer: hub.moods.frameworkLike ? notProvided(hub.moods) : notPermitted };
}

const notPermitted = detail(403, 'You do not have permission to perform this action.');

const notProvided = (moods: Moods): Answer =>
  refused({ detail: 'Authentication credentials were not provided.' }, moods);

/** The status follows from what authenticates first: only a token's has a challenge. */
function refused(body: object, { style }: Moods): Answer {
  const headers = style === 401 ? { 'www-authenticate': 'Bearer realm="api"' } : {};
  return json(style, body, headers);
}
