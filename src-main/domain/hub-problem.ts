import type { CertificateFacts, CertificateFault, ClientCertificateFault } from './certificate.ts';
import type { ConnectionFileProblem } from './connection-file.ts';
import type { RejectionReason } from './rejection.ts';

/** Why a call to a Hub did not get the expected answer. */
export type HubProblem =
  /** This computer has no network at all. */
  | { kind: 'no-network' }
  /** Nothing answered, or the connection broke. Says nothing about the credential. */
  | { kind: 'unreachable'; reason: UnreachableReason }
  | { kind: 'certificate'; fault: CertificateFault; certificate: CertificateFacts | null }
  /** A file that was chosen for the connection can't be used, so nothing was sent. */
  | { kind: 'connection-file'; problem: ConnectionFileProblem }
  /** The Hub, or a server in front of it, wants a certificate of ours, or another one. */
  | { kind: 'client-certificate'; fault: ClientCertificateFault }
  /** A 3xx. It is never followed; `location` is where the Hub points, null if it doesn't say. */
  | { kind: 'redirect'; location: string | null }
  /** 400 as HTML: the Hub doesn't accept the host name that was used. */
  | { kind: 'host-not-allowed' }
  /** HTML, or an answer unlike a Hub's: another program, the web UI, or a wrong path. */
  | { kind: 'not-a-hub'; status: number; title: string | null }
  /** 5xx, from the Hub or a proxy in front of it. */
  | { kind: 'server-error'; status: number; title: string | null }
  | { kind: 'throttled'; retryAfterMs: number | null }
  /** An answer came but can't be used. `not-http`: it isn't HTTP/1.0 or 1.1. */
  | { kind: 'unreadable'; why: UnreadableReason }
  /** The Hub rejected the credential in its framework's own words. What that proves depends on the request. */
  | { kind: 'rejected'; status: 401 | 403; why: RejectionReason }
  /** A 401 that has the framework's own challenge, and no body (to a HEAD) or one in another language. */
  | { kind: 'challenged' }
  /** A 401 or 403 without the framework's words: from something in front of the Hub. `title` is its text. */
  | { kind: 'blocked'; status: 401 | 403; title: string | null }
  /** The credential is good; its owner may not do this. */
  | { kind: 'not-permitted' }
  /** 405: the credential was accepted, but the path doesn't support the method. */
  | { kind: 'wrong-method' }
  | { kind: 'not-found' }
  /** 400 with the Hub's own text for each field; `''` is the request as a whole. */
  | { kind: 'invalid'; fields: Record<string, string[]> };

/**
 * `no-tls`: something answers there, but not in https · `proxy-login`: the proxy wants a user and password ·
 * `proxy-kind`: the proxy is of a kind that Hubkey can't use, such as SOCKS.
 */
export type UnreachableReason =
  | 'refused'
  | 'name'
  | 'timeout'
  | 'broken'
  | 'proxy'
  | 'proxy-login'
  | 'proxy-kind'
  | 'route'
  | 'no-tls';

/**
 * `not-a-document`: neither an API document nor a page; `too-slow`: reading took too long;
 * `not-read`: this computer could not read it.
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

const statuses: Partial<Record<HubProblem['kind'], number>> = {
  'host-not-allowed': 400,
  invalid: 400,
  challenged: 401,
  'not-permitted': 403,
  'not-found': 404,
  'wrong-method': 405,
  throttled: 429,
};

/** The HTTP status that came with a problem; null: there was no answer, or its status says nothing. */
export const statusOfProblem = (problem: HubProblem): number | null =>
  'status' in problem ? problem.status : (statuses[problem.kind] ?? null);
