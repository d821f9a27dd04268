import type { Credential } from '../domain/credential.ts';
import type { HubProblem } from '../domain/hub-problem.ts';
import type { ProfileId } from '../domain/ids.ts';
import type { HeaderList } from '../domain/forward-headers.ts';
import type { Result } from '../domain/result.ts';
import type { HubTarget } from './hub-client.ts';

/** Bytes as they come; whoever reads sets the pace. */
export type ByteStream = AsyncIterable<Uint8Array>;

/** A body that comes as it is read. */
export interface StreamedBody {
  stream: ByteStream;
  /** In bytes, and binding: a longer or shorter one is not sent to its end. null: it is not known before. */
  length: number | null;
}

/** Whose request it is, and at which Hub. */
export interface ForwardTarget extends HubTarget {
  profile: ProfileId;
}

export interface ForwardedRequest {
  method: string;
  /** Below the Hub's base with its query, exactly as it is to be sent. */
  path: string;
  /** Without those of one connection, and without `Authorization`, `Host` and `Content-Length`. */
  headers: HeaderList;
  /** null: none. A `Uint8Array` can be sent again, a stream can't. */
  body: Uint8Array | StreamedBody | null;
  /** The caller went away: nothing is wanted any more. */
  signal: AbortSignal;
}

export interface ForwardedAnswer {
  /** From 200 to 599. */
  status: number;
  /** Fit for a status line; may be empty. */
  reason: string;
  headers: HeaderList;
  body: ByteStream;
}

/**
 * Carries a whole request to a Hub with a credential added, and its answer back as it comes. Follows
 * no redirect and reads nothing of either. What one profile or credential sends never shares a
 * connection with another's. Rejects never.
 */
export interface HubForwarder {
  forward(
    target: ForwardTarget,
    credential: Credential,
    request: ForwardedRequest,
  ): Promise<Result<ForwardedAnswer, HubProblem>>;
}
