import type { HubProblem } from '../domain/hub-problem.ts';
import type { HeaderList } from '../domain/pass-headers.ts';
import type { Result } from '../domain/result.ts';
import type { HubCredential, HubTarget } from './hub-client.ts';

/** Bytes as they come; whoever reads sets the pace. */
export type ByteStream = AsyncIterable<Uint8Array>;

export interface PassedRequest {
  method: string;
  /** Below the Hub's base with its query, exactly as it is to be sent. */
  path: string;
  /** Without those of one connection, and without `Authorization` and `Host`. */
  headers: HeaderList;
  /** null: none. A `Uint8Array` can be sent again, a stream can't. */
  body: Uint8Array | ByteStream | null;
  /** The caller went away: nothing is wanted any more. */
  signal: AbortSignal;
}

export interface PassedAnswer {
  status: number;
  reason: string;
  headers: HeaderList;
  body: ByteStream;
}

/**
 * Carries a whole request to a Hub with a credential added, and its answer back as it comes. Follows
 * no redirect and reads nothing of either. Rejects never.
 */
export interface HubPassage {
  pass(
    target: HubTarget,
    credential: HubCredential,
    request: PassedRequest,
  ): Promise<Result<PassedAnswer, HubProblem>>;
}
