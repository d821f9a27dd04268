import type { Rig } from '../rig.ts';
import { outcomeOf, type Moment } from './moment.ts';
import { withKey } from './prepared.ts';

const changeKey =
  (action: 'create' | 'rotate' | 'revoke') => async (rig: Rig, begin: () => Promise<void>) => {
    const { id, keys } = await rig.profile();
    const [key] = keys;
    await begin();
    if (action === 'create') {
      return outcomeOf(
        await rig.call('changeKey', { profile: id, request: { do: 'create', name: 'new' } }),
      );
    }
    if (!key || key.hubId === null) throw new Error('There is no key.');
    const { name, hubId } = key;
    return outcomeOf(
      await rig.call('changeKey', {
        profile: id,
        request: { do: action, name, hubId, key: key.id },
      }),
    );
  };

export const keyCreate: Moment = { name: 'key create', prepare: withKey, act: changeKey('create') };
export const keyRotate: Moment = { name: 'key rotate', prepare: withKey, act: changeKey('rotate') };
export const keyRevoke: Moment = { name: 'key revoke', prepare: withKey, act: changeKey('revoke') };
