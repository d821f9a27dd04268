import { detail, json, type Answer } from './answers.ts';
import { readFields } from './fields.ts';
import type { Lockouts } from './lockouts.ts';
import type { Moods } from './moods.ts';
import type { HubState, User } from './state.ts';
import { newJti, readToken, signToken, type Claims } from './tokens.ts';

export type TokenKind = Claims['token_type'];

/** Why a token is invalid, in the words of simplejwt. */
export type TokenFault =
  'Token is invalid or expired' | 'Token has wrong type' | 'Token is blacklisted';

/** Signing in and refreshing, with simplejwt's own answers. */
export class SessionTokens {
  readonly #state: HubState;
  readonly #moods: () => Moods;
  readonly #lockouts: Lockouts;
  readonly #issued: (kind: TokenKind, token: string) => void;

  constructor(
    state: HubState,
    moods: () => Moods,
    lockouts: Lockouts,
    issued: (kind: TokenKind, token: string) => void,
  ) {
    this.#state = state;
    this.#moods = moods;
    this.#lockouts = lockouts;
    this.#issued = issued;
  }

  /** The Hub's own clock, in seconds since the epoch. */
  now(): number {
    return Math.floor(Date.now() / 1000) + this.#moods().clockOffsetSeconds;
  }

  signIn(body: unknown): Answer {
    const fields = readFields(body, ['username', 'password']);
    if (!fields.ok) return fields.answer;
    const { username = '', password } = fields.values;
    const { lockout } = this.#moods();
    const locked = lockout && this.#lockouts.refusal(username, lockout);
    if (locked) return locked;
    const user = this.#state.users.find(
      (user) => user.name === username && user.password === password && user.active,
    );
    if (!user) {
      if (lockout) this.#lockouts.failed(username, lockout);
      return refused('No active account found with the given credentials');
    }
    this.#lockouts.succeeded(username);
    const now = this.now();
    return json(200, {
      refresh: this.issue('refresh', user.id, now),
      access: this.issue('access', user.id, now),
    });
  }

  /** Doesn't check the user, so a disabled user still gets access tokens. */
  refresh(body: unknown): Answer {
    const fields = readFields(body, ['refresh']);
    if (!fields.ok) return fields.answer;
    const claims = this.read(fields.values['refresh'] ?? '', 'refresh');
    if (typeof claims === 'string') return refused(claims, { code: 'token_not_valid' });
    const { rotation, copiesIat } = this.#moods();
    const now = this.now();
    const access = this.issue('access', claims.user_id, copiesIat ? (claims.iat ?? now) : now);
    if (rotation === 'off') return json(200, { access });
    if (rotation === 'on-blacklist') this.#state.blacklist.push(claims.jti);
    return json(200, { access, refresh: this.issue('refresh', claims.user_id, now) });
  }

  /** The claims of a valid token, or why it is invalid. */
  read(token: string, kind: TokenKind): Claims | TokenFault {
    const claims = readToken(token, this.#state.secret);
    if (!claims || claims.exp <= this.now()) return 'Token is invalid or expired';
    if (this.#state.blacklist.includes(claims.jti)) {
      return kind === 'refresh' ? 'Token is blacklisted' : 'Token is invalid or expired';
    }
    return claims.token_type === kind ? claims : 'Token has wrong type';
  }

  /** `iat` and `exp` in seconds since the epoch. */
  issue(kind: TokenKind, userId: number, iat: number, exp = this.now() + this.#life(kind)): string {
    const times = this.#moods().omitsIat ? { exp } : { exp, iat };
    const claims: Claims = { token_type: kind, ...times, jti: newJti(), user_id: userId };
    const token = signToken(claims, this.#state.secret);
    this.#issued(kind, token);
    return token;
  }

  /** Takes one token back, before its time. */
  revoke(token: string): void {
    const claims = readToken(token, this.#state.secret);
    if (claims) this.#state.blacklist.push(claims.jti);
  }

  userOf(claims: Claims): User | null {
    return this.#state.users.find(({ id }) => id === claims.user_id) ?? null;
  }

  #life(kind: TokenKind): number {
    const { accessSeconds, refreshSeconds } = this.#moods();
    return kind === 'access' ? accessSeconds : refreshSeconds;
  }
}

/** The token endpoints answer 401 with a challenge in every style. */
const refused = (text: string, more = {}): Answer => ({
  ...detail(401, text, more),
  headers: { 'www-authenticate': 'Bearer realm="api"' },
});
