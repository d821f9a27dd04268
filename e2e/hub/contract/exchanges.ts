import { refreshBodies, signInBodies } from './bodies.ts';
import { calls } from './calls.ts';
import type { Cast } from './cast.ts';
import { credentials, someCredentials } from './credentials.ts';

/** One request of the contract. */
export interface Exchange {
  call: string;
  /** What is being tried: a credential, or a kind of body. */
  using: string;
  method: string;
  path: string;
  headers: Record<string, string>;
  body?: string;
}

const json = { accept: 'application/json', 'content-type': 'application/json' };

/** Every call with its credentials. */
export function callExchanges(cast: Cast): Exchange[] {
  return Object.entries(calls).flatMap(([call, { method = 'GET', path, body, accept, withAll }]) =>
    (withAll ? Object.keys(credentials) : someCredentials).map((using) => {
      const authorization = credentials[using]?.(cast);
      return {
        call,
        using,
        method,
        path: path(cast),
        headers: {
          accept: accept ?? 'application/json',
          ...(authorization === undefined ? {} : { authorization }),
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        },
        ...(body === undefined ? {} : { body: textOf(body) }),
      };
    }),
  );
}

/** Both token endpoints, which ignore the Authorization header and use only the body. */
export function tokenExchanges(cast: Cast): Exchange[] {
  const post = (call: string, path: string, using: string, body: unknown, headers = {}) => ({
    call,
    using,
    method: 'POST',
    path,
    headers: { ...json, ...headers },
    body: textOf(body),
  });
  const good = signInBodies['user and password']?.(cast);
  return [
    ...Object.entries(signInBodies).map(([using, body]) =>
      post('sign in', '/api/auth/token/', using, body(cast)),
    ),
    post('sign in', '/api/auth/token/', 'beside a bad access token', good, {
      authorization: 'Bearer nonsense',
    }),
    post('sign in', '/api/auth/token/', 'as plain text', good, { 'content-type': 'text/plain' }),
    {
      call: 'sign in',
      using: 'by GET, as after a redirect',
      method: 'GET',
      path: '/api/auth/token/',
      headers: { accept: 'application/json' },
    },
    ...Object.entries(refreshBodies).map(([using, body]) =>
      post('refresh', '/api/auth/token/refresh/', using, body(cast)),
    ),
  ];
}

const textOf = (body: unknown): string => (typeof body === 'string' ? body : JSON.stringify(body));
