import { randomBytes } from 'node:crypto';
import type { ProfileId } from '../../src-main/domain/ids.ts';
import type { CoreRig } from '../../src-main/testing/core-rig.ts';

export interface TwoProfiles {
  names: readonly [string, string];
  /** The name of the first one's client key. */
  key: string;
  /** What has to arrive as `Authorization`. */
  authorizations: { sessions: readonly [string, string]; key: string };
}

/** Two people signed in at the same Hub, the first of them with a client key too. */
export async function twoProfiles(rig: CoreRig, hub: string): Promise<TwoProfiles> {
  const key = `${randomBytes(4).toString('hex')}.${randomBytes(8).toString('hex')}`;
  const name = 'fuzz';
  rig.hub.keys.add(key);
  await rig.signIn({ address: hub, user: 'one' });
  const saved = await rig.core.handle.saveKey({ address: hub, name, key, trust: null });
  await rig.signIn({ address: hub, user: 'two' });
  const [first, second] = rig.core.view().profiles;
  if (!saved.ok || !first || !second || first.keys[0]?.name !== name) {
    throw new Error('The two profiles could not be made.');
  }
  const sessions = [await bearerOf(rig, first.id), await bearerOf(rig, second.id)] as const;
  return {
    names: [first.name, second.name],
    key: name,
    authorizations: { sessions, key: `Api-Key ${key}` },
  };
}

/** The session's token, as the stand-in for the forwarder is given it. */
async function bearerOf(rig: CoreRig, profile: ProfileId): Promise<string> {
  const request = {
    method: 'GET',
    path: '/api/',
    headers: [],
    body: null,
    signal: new AbortController().signal,
  };
  await rig.core.forward({
    profile,
    credential: { kind: 'session' },
    caller: { door: 'socket', openFd: () => null },
    waitMs: 0,
    request,
  });
  return `Bearer ${rig.forwarder.asked.at(-1)?.credential ?? ''}`;
}
