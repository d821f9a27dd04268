import type { CertificateFault, ClientCertificateFault } from '../../domain/certificate.ts';
import type { HubProblem, UnreachableReason } from '../../domain/hub-problem.ts';
import { codeOf } from '../error-code.ts';
import { CertificateError } from './certificate-error.ts';
import { ConnectionFileError } from './connection-file-error.ts';
import { NotHttpError } from './on-answer.ts';

/** Node's error codes, grouped by what they mean for a person. */
const reasons: Record<string, UnreachableReason> = {
  ECONNREFUSED: 'refused',
  ENOTFOUND: 'name',
  EAI_AGAIN: 'name',
  ETIMEDOUT: 'timeout',
  ENETUNREACH: 'route',
  EHOSTUNREACH: 'route',
  EADDRNOTAVAIL: 'route',
  EPROTO: 'no-tls',
  ERR_SSL_WRONG_VERSION_NUMBER: 'no-tls',
  ERR_SSL_PACKET_LENGTH_TOO_LONG: 'no-tls',
  ERR_PROXY: 'proxy',
  ERR_PROXY_LOGIN: 'proxy-login',
  ERR_PROXY_KIND: 'proxy-kind',
};

/** The problem behind a failed connection. `answered`: the answer had begun. */
export function connectionProblem(error: unknown, answered: boolean): HubProblem {
  const cause = rootOf(error);
  if (cause instanceof CertificateError) {
    return { kind: 'certificate', fault: cause.fault, certificate: cause.certificate };
  }
  if (cause instanceof ConnectionFileError) {
    return { kind: 'connection-file', problem: cause.problem };
  }
  if (cause instanceof NotHttpError) return { kind: 'unreadable', why: 'not-http' };
  const code = codeOf(cause);
  const refusal = clientCertificateRefusal(cause);
  if (refusal) return { kind: 'client-certificate', fault: refusal };
  if (code === 'ENETDOWN') return { kind: 'no-network' };
  if (answered && code !== 'ETIMEDOUT') return { kind: 'unreadable', why: 'cut-short' };
  // Node's HTTP parser could not read it.
  if (code.startsWith('HPE_')) return { kind: 'unreadable', why: 'not-http' };
  return { kind: 'unreachable', reason: reasons[code] ?? 'broken' };
}

/** The error under the wrappers that a library puts around it. */
function rootOf(error: unknown): unknown {
  let root = error;
  while (root instanceof Error && root.cause instanceof Error) root = root.cause;
  return root;
}

/**
 * What a TLS alert says of our certificate: RFC 8446, section 6.2, with TLS 1.2's own `no_certificate`. A TLS 1.2 server
 * without the certificate that it wants only fails the handshake, as it does without a cipher in common.
 */
const alerts: Record<number, ClientCertificateFault> = {
  40: 'perhaps-wanted',
  41: 'wanted',
  42: 'refused',
  43: 'refused',
  44: 'refused',
  45: 'refused',
  46: 'refused',
  48: 'refused',
  49: 'refused',
  116: 'wanted',
};

/** OpenSSL and BoringSSL end their words with the alert's number, also where Node's code is that of the failed write. */
function clientCertificateRefusal(error: unknown): ClientCertificateFault | null {
  // The alert of an https proxy isn't about the Hub.
  if (codeOf(error).startsWith('ERR_PROXY')) return null;
  const words = error instanceof Error ? error.message : '';
  const [, number = ''] = /SSL alert number (\d+)/.exec(words) ?? [];
  return alerts[Number(number)] ?? null;
}

/** OpenSSL's and Node's codes for a certificate that was not accepted. */
const faults: Record<string, CertificateFault> = {
  DEPTH_ZERO_SELF_SIGNED_CERT: 'unknown',
  SELF_SIGNED_CERT_IN_CHAIN: 'unknown',
  UNABLE_TO_GET_ISSUER_CERT: 'unknown',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'unknown',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'unknown',
  CERT_UNTRUSTED: 'unknown',
  CERT_REJECTED: 'unknown',
  CERT_SIGNATURE_FAILURE: 'unknown',
  INVALID_CA: 'unknown',
  INVALID_PURPOSE: 'unknown',
  PATH_LENGTH_EXCEEDED: 'unknown',
  CERT_HAS_EXPIRED: 'expired',
  CERT_NOT_YET_VALID: 'not-yet-valid',
  ERR_TLS_CERT_ALTNAME_INVALID: 'wrong-host',
};

/** The certificate fault that an error stands for, or null if it isn't about a certificate. */
export function certificateFault(error: unknown): CertificateFault | null {
  return faults[codeOf(error)] ?? null;
}
