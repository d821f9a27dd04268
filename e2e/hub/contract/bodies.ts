import type { Cast } from './cast.ts';

/** The bodies sent to the refresh endpoint. The valid one is sent twice, as rotation shows only the second time. */
export const refreshBodies: Record<string, (cast: Cast) => unknown> = {
  'refresh token': ({ refresh }) => ({ refresh: refresh.good }),
  'refresh token, again': ({ refresh }) => ({ refresh: refresh.good }),
  'refresh token, expired': ({ refresh }) => ({ refresh: refresh.expired }),
  'refresh token, after the secret changed': ({ refresh }) => ({ refresh: refresh['old-secret'] }),
  'refresh token, damaged': ({ refresh }) => ({ refresh: refresh.good.slice(0, -4) }),
  'refresh token, malformed': () => ({ refresh: 'nonsense' }),
  'refresh token, of a disabled user': ({ refresh }) => ({ refresh: refresh.disabled }),
  'refresh token, of a deleted user': ({ refresh }) => ({ refresh: refresh.deleted }),
  'refresh token, of a user without permissions': ({ refresh }) => ({
    refresh: refresh['not-permitted'],
  }),
  'access token': ({ access }) => ({ refresh: access.good }),
  'client key': ({ keys }) => ({ refresh: keys.good }),
  blank: () => ({ refresh: '' }),
  null: () => ({ refresh: null }),
  absent: () => ({}),
  'no JSON': () => '{',
  'a list': () => [],
};

/** The bodies sent to the sign-in endpoint. */
export const signInBodies: Record<string, (cast: Cast) => unknown> = {
  'user and password': ({ password }) => ({ username: 'ana', password }),
  'with blanks around them': ({ password }) => ({ username: ' ana ', password: ` ${password} ` }),
  'wrong password': () => ({ username: 'ana', password: 'wrong' }),
  'unknown user': ({ password }) => ({ username: 'nobody', password }),
  'user in another case': ({ password }) => ({ username: 'ANA', password }),
  'disabled user': ({ password }) => ({ username: 'disabled', password }),
  'deleted user': ({ password }) => ({ username: 'deleted', password }),
  'user without permissions': ({ password }) => ({ username: 'outsider', password }),
  'password absent': () => ({ username: 'ana' }),
  'password blank': () => ({ username: 'ana', password: '' }),
  'user null': ({ password }) => ({ username: null, password }),
  'nothing in it': () => ({}),
  'no JSON': () => '{',
  'a list': () => [1],
};
