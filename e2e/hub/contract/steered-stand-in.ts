import { startHub, type StandInHub } from '../hub.ts';
import type { SteeredHub, SteeredOptions } from './steered-hub.ts';

/** The stand-in Hub as the contract steers it. */
export async function startSteeredStandIn(options: SteeredOptions): Promise<SteeredHub> {
  const hub = await startHub({ ...options, apiDocument: 'yaml', users: [] });
  hub.set({ publicOrigin: hub.url });
  return steered(hub);
}

const steered = (hub: StandInHub): SteeredHub => {
  const resolved = Promise.resolve();
  return {
    url: hub.url,
    addUser: (user) => (hub.addUser(user), resolved),
    disableUser: (name) => (hub.disableUser(name), resolved),
    deleteUser: (name) => (hub.deleteUser(name), resolved),
    addKey: (name, user) => Promise.resolve(hub.addKey(name, user)),
    deleteKey: (id) => (hub.revokeKey(id), resolved),
    markKeyRevoked: (id) => (hub.endKey(id), resolved),
    expireKey: (id) => (hub.endKey(id), resolved),
    issueToken: (request) => Promise.resolve(hub.issueToken(request)),
    changeSecret: () => (hub.endSessions(), resolved),
    stop: () => hub.stop(),
  };
};
