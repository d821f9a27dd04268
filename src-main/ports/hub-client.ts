import type { AnswerName, AnswerValue } from '../domain/answer-readers.ts';
import type { CatalogueEntry } from '../domain/catalogue.ts';
import type { Credential } from '../domain/credential.ts';
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

/** A good answer to a read. */
export interface HubReading<Name extends AnswerName> {
  value: AnswerValue<Name>;
  /** The whole answer, as the Hub sent it. */
  body: Uint8Array;
  /** The Hub's own clock at that moment, in ms since the epoch; null where it sent no date. */
  serverNow: number | null;
}

/** What stands where an API document may be. */
export type ApiDocument =
  | { kind: 'catalogue'; entries: readonly CatalogueEntry[] }
  /** A page, and the paths at which the document may be by it and by custom. */
  | { kind: 'page'; paths: readonly string[] };

/** A client key as its creation answers: the only time that its secret is shown. */
export interface IssuedKey {
  hubId: number;
  name: string;
  key: Secret;
}

/**
 * The calls Hubkey makes to a Hub. None follows a redirect, reads more than 8 MiB, or takes longer
 * than 30 s. What is large is read without holding up the app. Rejects never; every failure is a `HubProblem`.
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
  /** Asks at the endpoint that the Hub documents for every kind of credential: what the answer proves is the caller's to judge. */
  prove(target: HubTarget, credential: Credential): Promise<Result<void, HubProblem>>;
  /** `path` is below the Hub's base, with `/api/` and final slash; `as` names what to read of the answer. */
  read<Name extends AnswerName>(
    target: HubTarget,
    credential: Credential,
    path: string,
    as: Name,
  ): Promise<Result<HubReading<Name>, HubProblem>>;
  /** An API document of at most 2 MiB, JSON or YAML, or a page that may name one. Credential null: as anybody. */
  readDocument(
    target: HubTarget,
    credential: Credential | null,
    path: string,
  ): Promise<Result<ApiDocument, HubProblem>>;
  /** Anything but a definite refusal may have made the key: look for it in the list. */
  createKey(
    target: HubTarget,
    credential: Credential,
    name: string,
  ): Promise<Result<IssuedKey, HubProblem>>;
  /** ok also where the Hub does not know the key any more. */
  revokeKey(
    target: HubTarget,
    credential: Credential,
    hubId: number,
  ): Promise<Result<void, HubProblem>>;
}
