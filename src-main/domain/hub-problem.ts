import type { CertificateFacts, CertificateFault } from './certificate.ts';
import type { RejectionReason } from './rejection.ts';

/** What can come instead of the answer that a call to a Hub asked for. */
export type HubProblem =
  /** This computer has no network at all. */
  | { kind: 'no-network' }
  /** Nothing answered, or the connection broke. Says nothing of the credential. */
  | { kind: 'unreachable'; reason: UnreachableReason }
  | { kind: 'certificate'; fault: CertificateFault; certificate: CertificateFacts | null }
  /** A 3xx. It is never followed; `location` is where the Hub points, null where it doesn't say. */
  | { kind: 'redirect'; location: string | null }
  /** 400 as HTML: the Hub does not accept the name it was called by. */
  | { kind: 'host-not-allowed' }
  /** HTML, or nothing like a Hub's answer: another program, the web UI, or a wrong path. */
  | { kind: 'not-a-hub'; status: number; title: string | null }
  /** 5xx, from the Hub or a proxy before it. */
  | { kind: 'server-error'; status: number; title: string | null }
  | { kind: 'throttled'; retryAfterMs: number | null }
  /** An answer came and can't be used. `not-http`: it is none of HTTP/1.0 or 1.1. */
  | { kind: 'unreadable'; why: UnreadableReason }
  /** The Hub refused the credential, in its framework's own words: what that proves depends on what was asked. */
  | { kind: 'rejected'; status: 401 | 403; why: RejectionReason }
  /** A 401 to a HEAD, which has no body: the framework's own challenge is all that it says. */
  | { kind: 'challenged' }
  /** A 401 or 403 without the framework's words: something in front of the Hub. `title` is what it says. */
  | { kind: 'blocked'; status: 401 | 403; title: string | null }
  /** The credential is good; its owner may not do this. */
  | { kind: 'not-permitted' }
  /** 405: the credential was taken, the path does not know the method. */
  | { kind: 'wrong-method' }
  | { kind: 'not-found' }
  /** 400 with the Hub's own words per field; `''` is the request as a whole. */
  | { kind: 'invalid'; fields: Record<string, string[]> };

/** `no-tls`: something answers there, but not in https. */
export type UnreachableReason =
  'refused' | 'name' | 'timeout' | 'broken' | 'proxy' | 'route' | 'no-tls';

/**
 * `not-a-document`: neither an API document nor a page; `too-slow`: reading it was given up;
 * `not-read`: this computer could not read it, whatever it is.
 */
export type UnreadableReason =
  | 'not-http'
  | 'not-json'
  | 'wrong-shape'
  | 'cut-short'
  | 'too-large'
  | 'too-deep'
  | 'too-slow'
  | 'not-a-document'
  | 'not-read';

export type HubProblemKind = HubProblem['kind'];
