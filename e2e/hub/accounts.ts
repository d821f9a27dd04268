import type { IncomingHttpHeaders } from 'node:http';
import { detail, json, type Answer } from './answers.ts';
import type { Moods } from './moods.ts';
import { hashOf, newKey, type HubState, type StoredKey, type User } from './state.ts';
import { newJti, readToken, signToken, type Claims } from './tokens.ts';

/** Who asks, and by what. */
export interface Caller {
  user: User;
  by: 'jwt' | 'key';
}

const invalidToken = {
  code: 'token_not_valid',
  messages: [
    {
      token_class: 'AccessToken',
      token_type: 'access',
      message: 'Token is invalid or expired',
    },
  ],
};

/** Users, tokens and client keys, with the framework's own answers. */
export class Accounts {
  /** Every token and key that was given out, with what it is. */
  readonly issued: { kind: Claims['token_type'] | 'client key'; text: string }[] = [];
  readonly #state: HubState;
  readonly #moods: () => Moods;

  constructor(state: HubState, moods: () => Moods) {
    this.#state = state;
    this.#moods = moods;
  }

  /** The Hub's own clock, in seconds since the epoch. */
  now(): number {
    return Math.floor(Date.now() / 1000) + this.#moods().clockOffsetSeconds;
  }

  logIn(body: unknown): Answer {
    const fields = readFields(body, ['username', 'password']);
    if (!fields.ok) return fields.answer;
    const { username, password } = fields.values;
    const user = this.#state.users.find(
      (one) => one.name === username && one.password === password && one.active,
    );
    if (!user) {
      return detail(401, 'No active account found with the given credentials');
    }
    const now = this.now();
    return json(200, {
      refresh: this.#token('refresh', user.id, now, now),
      access: this.#token('access', user.id, now, now),
    });
  }

  refresh(body: unknown): Answer {
    const fields = readFields(body, ['refresh']);
    if (!fields.ok) return fields.answer;
    const claims = readToken(fields.values['refresh'] ?? '', this.#state.secret);
    const now = this.now();
    if (!claims || claims.exp <= now) {
      return detail(401, 'Token is invalid or expired', { code: 'token_not_valid' });
    }
    if (claims.token_type !== 'refresh') {
      return detail(401, 'Token has wrong type', { code: 'token_not_valid' });
    }
    if (this.#state.blacklist.includes(claims.jti)) {
      return detail(401, 'Token is blacklisted', { code: 'token_not_valid' });
    }
    const { rotation, copiesIat } = this.#moods();
    const access = this.#token('access', claims.user_id, now, copiesIat ? claims.iat : now);
    if (rotation === 'off') return json(200, { access });
    if (rotation === 'on-blacklist') this.#state.blacklist.push(claims.jti);
    return json(200, { access, refresh: this.#token('refresh', claims.user_id, now, now) });
  }

  /** Who the Authorization header names, or the refusal. */
  caller(
    headers: IncomingHttpHeaders,
  ): { ok: true; caller: Caller } | { ok: false; answer: Answer } {
    const header = headers.authorization ?? '';
    // The scheme word is case-sensitive: `bearer` counts as no credential at all.
    if (header.startsWith('Bearer')) return this.#byToken(header.split(' '));
    const key = /^Api-Key (.+)$/.exec(header)?.[1];
    const stored = key && this.#state.keys.find(({ hash }) => hash === hashOf(key));
    const user = stored ? this.#state.users.find(({ id }) => id === stored.userId) : undefined;
    if (user) return { ok: true, caller: { user, by: 'key' } };
    return this.#refused('Authentication credentials were not provided.');
  }

  keysOf(user: User): StoredKey[] {
    return this.#state.keys.filter(({ userId }) => userId === user.id);
  }

  /** The secret is in this answer and nowhere else. */
  addKey(name: string, user: User): { id: number; name: string; key: string } {
    const key = newKey();
    const id = this.#state.nextKeyId;
    this.#state.nextKeyId += 1;
    this.#state.keys.push({ id, name, userId: user.id, hash: hashOf(key) });
    this.issued.push({ kind: 'client key', text: key });
    return { id, name, key };
  }

  removeKey(id: number): boolean {
    const index = this.#state.keys.findIndex((key) => key.id === id);
    if (index < 0) return false;
    this.#state.keys.splice(index, 1);
    return true;
  }

  /** Takes one token back, before its time. */
  refuse(token: string): void {
    const claims = readToken(token, this.#state.secret);
    if (claims) this.#state.blacklist.push(claims.jti);
  }

  #byToken(words: string[]): ReturnType<Accounts['caller']> {
    const [, token] = words;
    if (words.length !== 2 || token === undefined) {
      return this.#refused('Authorization header must contain two space-delimited values', {
        code: 'bad_authorization_header',
      });
    }
    const claims = readToken(token, this.#state.secret);
    const ended = !claims || claims.exp <= this.now() || this.#state.blacklist.includes(claims.jti);
    if (ended || claims.token_type !== 'access') {
      return this.#refused('Given token not valid for any token type', invalidToken);
    }
    const user = this.#state.users.find(({ id }) => id === claims.user_id);
    if (!user) return this.#refused('User not found', { code: 'user_not_found' });
    if (!user.active) return this.#refused('User is inactive', { code: 'user_inactive' });
    return { ok: true, caller: { user, by: 'jwt' } };
  }

  #refused(text: string, more = {}): { ok: false; answer: Answer } {
    const { style } = this.#moods();
    const headers = style === 401 ? { 'www-authenticate': 'Bearer realm="api"' } : {};
    return { ok: false, answer: json(style, { detail: text, ...more }, headers) };
  }

  #token(type: Claims['token_type'], userId: number, now: number, iat: number): string {
    const { accessSeconds, refreshSeconds } = this.#moods();
    const exp = now + (type === 'access' ? accessSeconds : refreshSeconds);
    const claims: Claims = { token_type: type, exp, iat, jti: newJti(), user_id: userId };
    const token = signToken(claims, this.#state.secret);
    this.issued.push({ kind: type, text: token });
    return token;
  }
}

type Fields = { ok: true; values: Record<string, string> } | { ok: false; answer: Answer };

/** Text fields of a body, or the 400 that tells which are wrong. */
export function readFields(body: unknown, names: string[], longest = Infinity): Fields {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    const found = Array.isArray(body) ? 'list' : typeof body;
    const text = `Invalid data. Expected a dictionary, but got ${found}.`;
    return { ok: false, answer: json(400, { non_field_errors: [text] }) };
  }
  const given = body as Record<string, unknown>;
  const errors: Record<string, string[]> = {};
  const values: Record<string, string> = {};
  for (const name of names) {
    const error = fieldError(given[name], longest);
    if (error) errors[name] = [error];
    else values[name] = String(given[name]);
  }
  return Object.keys(errors).length
    ? { ok: false, answer: json(400, errors) }
    : { ok: true, values };
}

function fieldError(value: unknown, longest: number): string | null {
  if (value === undefined) return 'This field is required.';
  if (value === null) return 'This field may not be null.';
  if (typeof value !== 'string') return 'Not a valid string.';
  if (value.trim() === '') return 'This field may not be blank.';
  if ([...value].length > longest) {
    return `Ensure this field has no more than ${longest} characters.`;
  }
  return null;
}
