import { newPassword } from '../state.ts';
import type { SteeredHub } from './steered-hub.ts';

/** The users, tokens and keys that the contract uses, in each of their states. */
export interface Cast {
  password: string;
  access: Record<TokenState, string>;
  refresh: Record<TokenState, string>;
  keys: Record<KeyState, string>;
  /** A job and a key that are there. */
  ids: { job: number; key: number };
}

type TokenState = 'good' | 'expired' | 'old-secret' | 'disabled' | 'deleted' | 'not-permitted';
type KeyState =
  | 'good'
  | 'deleted'
  | 'revoked'
  | 'expired'
  | 'never-issued'
  | 'old-secret'
  | 'disabled-owner'
  | 'deleted-owner'
  | 'not-permitted-owner';

const hour = 3600;
const users = ['ana', 'disabled', 'deleted', 'outsider'];

/** Puts a new Hub into the state that the contract is about. */
export async function prepare(hub: SteeredHub): Promise<Cast> {
  const password = newPassword();
  for (const name of users) {
    await hub.addUser({ name, password, permitted: name !== 'outsider' });
  }
  const tokens = async (kind: 'access' | 'refresh') => {
    // Old enough to be distinguished from "just now" after a refresh.
    const issue = (user: string, left = hour) => hub.issueToken({ user, kind, age: 100, left });
    return {
      good: await issue('ana'),
      expired: await issue('ana', -10),
      disabled: await issue('disabled'),
      deleted: await issue('deleted'),
      'not-permitted': await issue('outsider'),
    };
  };
  const addKey = (name: string, user = 'ana') => hub.addKey(name, user);

  const old = await tokens('access');
  const oldRefresh = await tokens('refresh');
  const oldKey = await addKey('old');
  await hub.changeSecret();

  const access = { ...(await tokens('access')), 'old-secret': old.good };
  const refresh = { ...(await tokens('refresh')), 'old-secret': oldRefresh.good };
  const good = await addKey('good');
  const deleted = await addKey('deleted');
  const revoked = await addKey('revoked');
  const expired = await addKey('expired');
  const owned = {
    'disabled-owner': (await addKey('theirs', 'disabled')).key,
    'deleted-owner': (await addKey('theirs', 'deleted')).key,
    'not-permitted-owner': (await addKey('theirs', 'outsider')).key,
  };
  await hub.deleteKey(deleted.id);
  await hub.markKeyRevoked(revoked.id);
  await hub.expireKey(expired.id);
  await hub.disableUser('disabled');
  await hub.deleteUser('deleted');
  return {
    password,
    access,
    refresh,
    keys: {
      good: good.key,
      deleted: deleted.key,
      revoked: revoked.key,
      expired: expired.key,
      'never-issued': `AAAAAAAA.${'a'.repeat(32)}`,
      'old-secret': oldKey.key,
      ...owned,
    },
    ids: { job: 1, key: good.id },
  };
}
