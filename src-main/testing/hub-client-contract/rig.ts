import { Secret } from '../../domain/secret.ts';
import type { HubClient, HubCredential, HubTarget } from '../../ports/hub-client.ts';

export interface Person {
  name: string;
  password: string;
}

/** A client, and the Hub that it speaks to as its administrator changes it. */
export interface HubClientRig {
  /** Ask for it after `newUser`: a fake may be a new one for each. */
  readonly client: HubClient;
  readonly target: HubTarget;
  newUser(rights: { permitted: boolean }): Promise<Person>;
  disableUser(user: Person): Promise<void>;
  addKey(name: string, owner: Person): Promise<{ id: number; key: string }>;
  deleteKey(id: number): Promise<void>;
  /** Every token that was issued is invalid from now on. */
  changeSecret(): Promise<void>;
  stop(): Promise<void>;
}

/** How a Hub of the contract treats refresh tokens. */
export interface HubClientRigOptions {
  rotates: boolean;
}

/** A case by its name, with what it does on a rig. */
export type Cases = Record<string, (rig: HubClientRig) => Promise<void>>;

export const keysPath = '/api/auth/clientkeys/';
export const rejected = { ok: false, problem: { kind: 'rejected' } };
export const bearer = (token: Secret): HubCredential => ({ kind: 'bearer', token });
export const apiKey = (key: string): HubCredential => ({ kind: 'api-key', key: Secret.of(key) });

/** A new user, signed in. */
export async function signedIn(rig: HubClientRig, permitted = true) {
  const user = await rig.newUser({ permitted });
  const answer = await rig.client.signIn(rig.target, user.name, Secret.of(user.password));
  if (!answer.ok) throw new Error(`Not signed in: ${answer.problem.kind}`);
  return { user, access: answer.value.access.token, refresh: answer.value.refresh.token };
}
