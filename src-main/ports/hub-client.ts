import type { HubProblem } from '../domain/hub-problem.ts';
import type { Result } from '../domain/result.ts';
import type { Secret } from '../domain/secret.ts';

/** Where a Hub is and which certificate it may show. */
export interface HubTarget {
  /** Normal form, without `/api` and final slash. */
  hub: string;
  /** SHA-256 fingerprint of the one certificate to accept, or null: the usual authorities. */
  pin: string | null;
}

/** A token and how long it lives from its receipt, in ms. */
export interface IssuedToken {
  token: Secret;
  lifeMs: number;
}

export type HubCredential = { kind: 'bearer'; token: Secret } | { kind: 'api-key'; key: Secret };

/**
 * The calls Hubkey makes to a Hub. None follows a redirect, reads more than 8 MiB, or takes longer
 * than 30 s. Rejects never; every failure is a `HubProblem`.
 */
export interface HubClient {
  signIn(
    target: HubTarget,
    user: string,
    password: Secret,
  ): Promise<Result<{ access: IssuedToken; refresh: IssuedToken }, HubProblem>>;
  /** `refresh` is null where the Hub keeps the old one. */
  refresh(
    target: HubTarget,
    refresh: Secret,
  ): Promise<Result<{ access: IssuedToken; refresh: IssuedToken | null }, HubProblem>>;
  /** Whether the Hub takes the credential: ok, also where its owner lacks a permission. */
  prove(target: HubTarget, credential: HubCredential): Promise<Result<void, HubProblem>>;
}
