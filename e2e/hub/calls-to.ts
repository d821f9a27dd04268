import type { StandInHub } from './hub.ts';

/** Calls to a Hub, for the tests of the Hub itself. */
export const callsTo = (hub: () => StandInHub) => {
  const post = (path: string, body: unknown, headers = {}) =>
    fetch(`${hub().url}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
      redirect: 'manual',
    });
  const get = (path: string, authorization?: string) =>
    fetch(`${hub().url}${path}`, {
      headers: authorization ? { authorization } : {},
      redirect: 'manual',
    });
  const signIn = (password = hub().password) =>
    post('/api/auth/token/', { username: hub().user, password });
  const logIn = async () => (await (await signIn()).json()) as { access: string; refresh: string };
  return { post, get, signIn, logIn };
};

export const claimsOf = (token: string) =>
  JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as Record<
    string,
    unknown
  >;
