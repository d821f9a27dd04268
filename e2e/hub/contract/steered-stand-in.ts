import { startHub, type StandInHub } from '../hub.ts';
import type { SteeredHub, SteeredOptions } from './steered-hub.ts';

/** The stand-in Hub as the contract steers it. */
export async function startSteeredStandIn(options: SteeredOptions): Promise<SteeredHub> {
  const hub = await startHub({ ...options, apiDocument: 'yaml', users: [] });
  hub.set({ publicOrigin: hub.url });
  return steered(hub);
}

const steered = (hub: StandInHub): SteeredHub => {
  const done = Promise.resolve();
  return {
    url: hub.url,
    addUser: (user) => (hub.addUser(user), done),
    disableUser: (name) => (hub.disableUser(name), done),
    deleteUser: (name) => (hub.deleteUser(name), done),
    addKey: (name, user) => Promise.resolve(hub.addKey(name, user)),
    deleteKey: (id) => (hub.revokeKey(id), done),
    markKeyRevoked: (id) => (hub.endKey(id), done),
    expireKey: (id) => (hub.endKey(id), done),
    issueToken: (request) => Promise.resolve(hub.issueToken(request)),
    changeSecret: () => (hub.endSessions(), done),
    stop: () => hub.stop(),
  };
};
