import { m } from '../domain/messages/index.ts';
import { timingSafeEqual } from 'node:crypto';
import { destinationOf, type Destination } from './destination.ts';
import { badRequest, type Refusal } from './refusals.ts';
import { valuesOf, type RequestHead } from './request-head.ts';
import type { Secret } from '../domain/secret.ts';

export interface Gatekeeper {
  port: number;
  token: Secret;
  /** The call at a destination, or null if there is none. */
  callAt: (destination: Destination) => CallRules | null;
  bodyLimit: number;
}

/** The rules of a call. */
export interface CallRules {
  /** `any`: every method except those that would echo a credential. */
  methods: readonly string[] | 'any';
  /** Its body is streamed and may have any length. */
  streams: boolean;
}

type Check = (head: RequestHead, gate: Gatekeeper, call: CallRules | null) => Refusal | null;

/** The checks in their order. A caller without access doesn't learn which calls exist. */
const checks: readonly Check[] = [
  loopbackPeer,
  noBrowser,
  exactHost,
  rightToken,
  plainTarget,
  plainNames,
  knownCall,
  saneLength,
  knownExpectation,
];

/** The first problem with a request, or null if it may pass. */
export function refusalFor(head: RequestHead, gate: Gatekeeper): Refusal | null {
  const call = gate.callAt(destinationOf(head));
  for (const check of checks) {
    const refusal = check(head, gate, call);
    if (refusal) return refusal;
  }
  return null;
}

const loopbackAddresses = new Set(['127.0.0.1', '::ffff:127.0.0.1', '::1']);

function loopbackPeer({ door, remoteAddress }: RequestHead): Refusal | null {
  if (door === 'socket' || loopbackAddresses.has(remoteAddress ?? '')) return null;
  return { status: 403, kind: 'not-local', message: m.helper_only_local };
}

/** A page in a browser sends one of these headers; scripts don't need them. */
function noBrowser({ headers }: RequestHead): Refusal | null {
  const sent = valuesOf(headers, 'origin').length + valuesOf(headers, 'referer').length;
  return sent > 0 ? { status: 403, kind: 'browser-request', message: m.helper_no_web_pages } : null;
}

/** The exact name prevents DNS rebinding, as a page's own host name never matches. */
function exactHost({ door, headers }: RequestHead, { port }: Gatekeeper): Refusal | null {
  const hosts = valuesOf(headers, 'host');
  const good = [`127.0.0.1:${port}`, `localhost:${port}`];
  if (hosts.length === 1 && (door === 'socket' || good.includes(hosts[0] ?? ''))) return null;
  return {
    status: 421,
    kind: 'wrong-host',
    message: () => m.helper_wrong_host({ host: good[0] ?? '' }),
  };
}

function rightToken({ door, headers }: RequestHead, { token }: Gatekeeper): Refusal | null {
  // The socket's file mode only admits its owner.
  if (door === 'socket') return null;
  const given = valuesOf(headers, 'authorization');
  const value = given.length === 1 ? (given[0] ?? '') : '';
  if (sameText(value, `Bearer ${token.reveal()}`)) return null;
  return {
    status: 401,
    kind: 'wrong-token',
    message: m.helper_wrong_token,
  };
}

/** Compares in a time that reveals only the length of the texts, which is the same for all tokens. */
function sameText(left: string, right: string): boolean {
  const [a, b] = [Buffer.from(left), Buffer.from(right)];
  return a.length === b.length && timingSafeEqual(a, b);
}

function plainTarget({ target }: RequestHead): Refusal | null {
  return /^\/(?!\/)[!-~]*$/.test(target) ? null : badRequest(m.helper_one_slash);
}

/** Servers disagree about a header with a blank before its colon (RFC 9112, section 5.1). */
function plainNames({ headers }: RequestHead): Refusal | null {
  return headers.every(([name]) => /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/.test(name))
    ? null
    : badRequest(m.helper_header_name);
}

/** TRACE makes a server send the request back, including the credential (RFC 9110, section 9.3.8). */
const echoing = new Set(['TRACE', 'TRACK']);

/** The methods listed in a refusal; others are forwarded too. */
const passed = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];

function knownCall(head: RequestHead, _gate: Gatekeeper, call: CallRules | null): Refusal | null {
  if (!call) return noSuchCall;
  const { methods } = call;
  if (methods === 'any') {
    return echoing.has(head.method)
      ? {
          status: 405,
          kind: 'wrong-method',
          message: m.helper_method_not_sent,
          allow: passed.join(', '),
        }
      : null;
  }
  if (methods.includes(head.method)) return null;
  const allow = methods.join(', ');
  return {
    status: 405,
    kind: 'wrong-method',
    message: () => m.helper_allowed_methods({ methods: allow }),
    allow,
  };
}

/** At most one length, as servers could disagree about where a request with two ends (RFC 9112, section 6.3). */
function saneLength(
  { headers }: RequestHead,
  { bodyLimit }: Gatekeeper,
  call: CallRules | null,
): Refusal | null {
  const lengths = valuesOf(headers, 'content-length');
  const codings = valuesOf(headers, 'transfer-encoding');
  if (lengths.length > 1 || codings.length > 1 || (lengths.length && codings.length)) {
    return badRequest(m.helper_one_length);
  }
  // Node removes chunking but leaves other transfer codings, which the Hub wouldn't know about.
  if (codings.some((coding) => coding.toLowerCase() !== 'chunked')) {
    return {
      status: 501,
      kind: 'bad-request',
      message: m.helper_plain_or_chunked,
    };
  }
  const [length = '0'] = lengths;
  if (!/^\d+$/.test(length)) {
    return badRequest(m.helper_length_number);
  }
  const bounded = call?.streams !== true;
  return bounded && Number(length) > bodyLimit ? tooLarge(bodyLimit) : null;
}

function knownExpectation({ headers }: RequestHead): Refusal | null {
  const good = valuesOf(headers, 'expect').every((value) => /^100-continue$/i.test(value));
  return good ? null : { status: 417, kind: 'bad-request', message: m.helper_expectation };
}

export const noSuchCall: Refusal = {
  status: 404,
  kind: 'not-found',
  message: m.helper_no_such_call,
};

export const tooLarge = (bodyLimit: number): Refusal => ({
  status: 413,
  kind: 'too-large',
  message: () => m.helper_body_too_large({ bytes: bodyLimit }),
});
