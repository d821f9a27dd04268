import type { Rig } from '../rig.ts';
import { outcomeOf, type Moment } from './moment.ts';
import { withKey } from './prepared.ts';

const askKey =
  (ask: 'create' | 'rotate' | 'revoke') => async (rig: Rig, begin: () => Promise<void>) => {
    const { id, keys } = await rig.profile();
    const [key] = keys;
    await begin();
    if (ask === 'create') {
      return outcomeOf(
        await rig.call('askKey', { profile: id, request: { do: 'create', name: 'new' } }),
      );
    }
    if (!key || key.hubId === null) throw new Error('There is no key.');
    const { name, hubId } = key;
    return outcomeOf(
      await rig.call('askKey', { profile: id, request: { do: ask, name, hubId, key: key.id } }),
    );
  };

export const keyCreate: Moment = { name: 'key create', prepare: withKey, act: askKey('create') };
export const keyRotate: Moment = { name: 'key rotate', prepare: withKey, act: askKey('rotate') };
export const keyRevoke: Moment = { name: 'key revoke', prepare: withKey, act: askKey('revoke') };
