import type { Credential } from '../domain/credential.ts';
import type { HubProblem } from '../domain/hub-problem.ts';
import type { ProfileId } from '../domain/ids.ts';
import type { HeaderList } from '../domain/forward-headers.ts';
import type { Result } from '../domain/result.ts';
import type { HubTarget } from './hub-client.ts';

/** A stream of bytes; the reader sets the pace. */
export type ByteStream = AsyncIterable<Uint8Array>;

/** A body that is streamed. */
export interface StreamedBody {
  stream: ByteStream;
  /** In bytes, and binding: a longer or shorter body is not sent to its end. null: unknown. */
  length: number | null;
}

/** Whose request it is, and at which Hub. */
export interface ForwardTarget extends HubTarget {
  profile: ProfileId;
}

export interface ForwardedRequest {
  method: string;
  /** Below the Hub's base, with its query, exactly as it will be sent. */
  path: string;
  /** Without hop-by-hop headers, `Authorization`, `Host` and `Content-Length`. */
  headers: HeaderList;
  /** null: none. A `Uint8Array` can be sent again, a stream can't. */
  body: Uint8Array | StreamedBody | null;
  /** Aborts when the caller has gone away. */
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
 * Forwards a complete request to a Hub with a credential added, if there is one, and streams the answer back. Follows
 * no redirect, and reads neither body. Requests of different profiles or credentials never share a
 * connection. Every failure is a `HubProblem`, but one: rejects with `ForgottenSecret`, and sends nothing, if the
 * credential's owner has forgotten it.
 */
export interface HubForwarder {
  forward(
    target: ForwardTarget,
    credential: Credential | null,
    request: ForwardedRequest,
  ): Promise<Result<ForwardedAnswer, HubProblem>>;
}
