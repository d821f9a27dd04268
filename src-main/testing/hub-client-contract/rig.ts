import type { Credential } from '../../domain/credential.ts';
import type { RejectionReason } from '../../domain/rejection.ts';
import { Secret } from '../../domain/secret.ts';
import type { HubClient, HubTarget } from '../../ports/hub-client.ts';

interface Person {
  name: string;
  password: string;
}

/** A client, and its Hub with what an administrator can change. */
export interface HubClientRig {
  /** Call it after `newUser`: a fake may be new for each user. */
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
/** A rejection in the framework's own words; its status depends on how a Hub is set up. */
export const rejected = (why: RejectionReason) => ({
  ok: false,
  problem: { kind: 'rejected', why },
});
export const bearer = (token: Secret): Credential => ({ kind: 'session', secret: token });
export const apiKey = (key: string): Credential => ({
  kind: 'client-key',
  secret: Secret.of(key),
});

/** A new user, signed in. */
export async function signedIn(rig: HubClientRig, permitted = true) {
  const user = await rig.newUser({ permitted });
  const answer = await rig.client.signIn(rig.target, user.name, Secret.of(user.password));
  if (!answer.ok) throw new Error(`Not signed in: ${answer.problem.kind}`);
  return { user, access: answer.value.access.token, refresh: answer.value.refresh.token };
}
