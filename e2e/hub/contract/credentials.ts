import type { Cast } from './cast.ts';

/** The values of the Authorization header that the contract tries, by what they are. */
export const credentials: Record<string, (cast: Cast) => string | undefined> = {
  none: () => undefined,
  'empty header': () => '',
  'access token': ({ access }) => `Bearer ${access.good}`,
  'access token, expired': ({ access }) => `Bearer ${access.expired}`,
  'access token, after the secret changed': ({ access }) => `Bearer ${access['old-secret']}`,
  'access token, damaged': ({ access }) => `Bearer ${access.good.slice(0, -4)}`,
  'access token, malformed': () => 'Bearer nonsense',
  'access token, of a disabled user': ({ access }) => `Bearer ${access.disabled}`,
  'access token, of a deleted user': ({ access }) => `Bearer ${access.deleted}`,
  'access token, of a user without permissions': ({ access }) =>
    `Bearer ${access['not-permitted']}`,
  'access token, lower-case bearer': ({ access }) => `bearer ${access.good}`,
  'access token, without a scheme': ({ access }) => access.good,
  'access token, three words': ({ access }) => `Bearer ${access.good} more`,
  'Bearer alone': () => 'Bearer',
  'refresh token as access token': ({ refresh }) => `Bearer ${refresh.good}`,
  'client key': ({ keys }) => `Api-Key ${keys.good}`,
  'client key, deleted': ({ keys }) => `Api-Key ${keys.deleted}`,
  'client key, marked as revoked': ({ keys }) => `Api-Key ${keys.revoked}`,
  'client key, past its date': ({ keys }) => `Api-Key ${keys.expired}`,
  'client key, never issued': ({ keys }) => `Api-Key ${keys['never-issued']}`,
  'client key, damaged': ({ keys }) => `Api-Key ${keys.good.slice(0, -4)}`,
  'client key, malformed': () => 'Api-Key nonsense',
  'client key, after the secret changed': ({ keys }) => `Api-Key ${keys['old-secret']}`,
  'client key, of a disabled user': ({ keys }) => `Api-Key ${keys['disabled-owner']}`,
  'client key, of a deleted user': ({ keys }) => `Api-Key ${keys['deleted-owner']}`,
  'client key, of a user without permissions': ({ keys }) =>
    `Api-Key ${keys['not-permitted-owner']}`,
  'client key as access token': ({ keys }) => `Bearer ${keys.good}`,
  'client key, lower-case api-key': ({ keys }) => `api-key ${keys.good}`,
  'Api-Key alone': () => 'Api-Key',
  'user and password': ({ password }) => `Basic ${btoa(`ana:${password}`)}`,
};

/** One of each kind, for calls whose view is asked with all of them elsewhere. */
export const someCredentials = [
  'none',
  'access token',
  'access token, expired',
  'access token, of a user without permissions',
  'client key',
  'client key, deleted',
];
