import type { AnswerName, AnswerValue } from '../domain/answer-readers.ts';
import type { CatalogueEntry } from '../domain/catalogue.ts';
import type { Credential } from '../domain/credential.ts';
import type { HubProblem } from '../domain/hub-problem.ts';
import type { ProfileId } from '../domain/ids.ts';
import type { NetworkRules } from '../domain/network-rules.ts';
import type { Result } from '../domain/result.ts';
import type { Secret } from '../domain/secret.ts';

/** A Hub's address, the certificate that it may show, and how connections to it are made. */
export interface HubTarget {
  /** Normal form, without `/api` and final slash. */
  hub: string;
  /** SHA-256 fingerprint of the one certificate to accept, or null: the system's authorities decide. */
  pin: string | null;
  network: NetworkRules;
  /** Whose passphrase opens the key that `network` names; null: a Hub that has no profile yet. */
  profile: ProfileId | null;
}

/** A token and how long it is valid from its receipt, in ms. */
export interface IssuedToken {
  token: Secret;
  lifeMs: number;
}

/** A good answer to a read. */
export interface HubReading<Name extends AnswerName> {
  value: AnswerValue<Name>;
  /** The complete answer, as the Hub sent it. */
  body: Uint8Array;
  /** The Hub's own clock at that moment, in ms since the epoch; null if it sent no date. */
  serverNow: number | null;
}

/** What was found at a possible path of the API document. */
export type ApiDocument =
  | { kind: 'catalogue'; entries: readonly CatalogueEntry[] }
  /** A page, and the paths to try for the document: those it names and the common ones. */
  | { kind: 'page'; paths: readonly string[] };

/** The answer to creating a client key: the only time that its secret is shown. */
export interface IssuedKey {
  hubId: number;
  name: string;
  key: Secret;
}

/**
 * The calls Hubkey makes to a Hub. None follows a redirect, reads more than 8 MiB, or takes longer
 * than 30 s. Large answers are read without holding up the app. Never rejects; every failure is a `HubProblem`.
 */
export interface HubClient {
  signIn(
    target: HubTarget,
    user: string,
    password: Secret,
  ): Promise<Result<{ access: IssuedToken; refresh: IssuedToken }, HubProblem>>;
  /** `refresh` is null if the Hub keeps the old refresh token. */
  refresh(
    target: HubTarget,
    refresh: Secret,
  ): Promise<Result<{ access: IssuedToken; refresh: IssuedToken | null }, HubProblem>>;
  /** Calls the endpoint that the Hub documents for every kind of credential. The caller judges what the answer proves. */
  prove(target: HubTarget, credential: Credential): Promise<Result<void, HubProblem>>;
  /** `path` is below the Hub's base, with `/api/` and final slash; `as` names the reader for the answer. */
  read<Name extends AnswerName>(
    target: HubTarget,
    credential: Credential,
    path: string,
    as: Name,
  ): Promise<Result<HubReading<Name>, HubProblem>>;
  /** An API document of at most 2 MiB, JSON or YAML, or a page that may name one. Credential null: without one. */
  readDocument(
    target: HubTarget,
    credential: Credential | null,
    path: string,
  ): Promise<Result<ApiDocument, HubProblem>>;
  /** Unless the Hub definitely refused, the key may exist: look for it in the list. */
  createKey(
    target: HubTarget,
    credential: Credential,
    name: string,
  ): Promise<Result<IssuedKey, HubProblem>>;
  /** Also ok if the Hub no longer knows the key. */
  revokeKey(
    target: HubTarget,
    credential: Credential,
    hubId: number,
  ): Promise<Result<void, HubProblem>>;
}
