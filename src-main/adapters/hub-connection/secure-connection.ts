import type { PeerCertificate, SecureContext, TLSSocket } from 'node:tls';
import type { CertificateFacts } from '../../domain/certificate.ts';
import { CertificateError } from './certificate-error.ts';
import { certificateFault } from './connection-problem.ts';
import { readAuthoritiesAgain } from './authorities.ts';
import { shakeHands, shakeHandsUnjudged } from './tls-handshake.ts';
import { noAuthorities, type Trust } from './trust.ts';
import { openTunnel } from './tunnel.ts';
import type { Way } from './way.ts';

export interface SecureTarget {
  hostname: string;
  port: number;
  way: Pick<Way, 'proxy' | 'trust' | 'renewed'> & {
    /** SHA-256 fingerprint of the one certificate to accept, or null: the authorities decide. */
    pin: string | null;
  };
  timeoutMs: number;
}

/**
 * A verified TLS connection on which nothing was sent yet. Rejects with a `CertificateError` if
 * the certificate is not accepted; the request then never leaves.
 */
export async function openSecure(target: SecureTarget): Promise<TLSSocket> {
  const { pin, trust, renewed } = target.way;
  if (pin !== null) return openPinned(target, pin);
  const first = await judged(target, trust);
  if (!(first instanceof CertificateError)) return first;
  if (first.fault !== 'unknown') throw await withCertificate(target, first);
  // Its authority may have been added to this computer meanwhile.
  readAuthoritiesAgain();
  const now = await renewed();
  const second = now === trust ? first : await judged(target, now);
  if (!(second instanceof CertificateError)) return second;
  throw await withCertificate(target, second);
}

/** A connection that the authorities accepted, or why not. */
async function judged(target: SecureTarget, trust: Trust): Promise<TLSSocket | CertificateError> {
  const socket = await openTunnel(target, target.way, target.timeoutMs);
  try {
    const secure = await shakeHands(socket, target.hostname, trust.judged(), target.timeoutMs);
    if (trust.anchored(secure)) return secure;
    secure.destroy();
    return new CertificateError('unknown', null);
  } catch (error) {
    const fault = certificateFault(error);
    if (fault === null) throw error;
    return new CertificateError(fault, null);
  }
}

async function withCertificate(
  target: SecureTarget,
  { fault }: CertificateError,
): Promise<CertificateError> {
  const certificate = await shownCertificate(target);
  return new CertificateError(dated(certificate) ?? fault, certificate);
}

/**
 * The pin replaces the authorities: only this certificate is accepted, within its dates. The
 * check happens before the first byte is sent, as the caller gets the socket only afterwards.
 */
async function openPinned(target: SecureTarget, pin: string): Promise<TLSSocket> {
  const socket = await openUnjudged(target, target.way.trust.pinned());
  const certificate = certificateFacts(socket.getPeerCertificate());
  const fault = certificate?.sha256 === pin ? dated(certificate) : 'changed';
  if (fault === null) return socket;
  socket.destroy();
  throw new CertificateError(fault, certificate);
}

/** The server's certificate, for a person to compare. Sends nothing, and shows none of ours. */
async function shownCertificate(target: SecureTarget): Promise<CertificateFacts | null> {
  const socket = await openUnjudged(target, noAuthorities()).catch(() => null);
  const certificate = socket && certificateFacts(socket.getPeerCertificate());
  socket?.destroy();
  return certificate;
}

async function openUnjudged(target: SecureTarget, context: SecureContext): Promise<TLSSocket> {
  const socket = await openTunnel(target, target.way, target.timeoutMs);
  return shakeHandsUnjudged(socket, target.hostname, context, target.timeoutMs);
}

/** Whether it is outside its dates, which a pin can't override. */
function dated(certificate: CertificateFacts | null): 'expired' | 'not-yet-valid' | null {
  const now = Date.now();
  if (!certificate) return null;
  if (certificate.validTo < now) return 'expired';
  return certificate.validFrom > now ? 'not-yet-valid' : null;
}

/** The details of a certificate that a person can compare; null if there was no certificate. */
export function certificateFacts(certificate: PeerCertificate): CertificateFacts | null {
  if (!certificate.fingerprint256) return null;
  return {
    sha256: certificate.fingerprint256,
    subject: named(certificate.subject),
    issuer: named(certificate.issuer),
    validFrom: Date.parse(certificate.valid_from),
    validTo: Date.parse(certificate.valid_to),
  };
}

/** A short form of a distinguished name: its common name, otherwise all of it. */
function named(name: PeerCertificate['subject']): string {
  const parts: Record<string, unknown> = { ...name };
  const common = parts['CN'];
  if (typeof common === 'string' && common) return common;
  return Object.entries(parts)
    .map(([key, value]) => `${key}=${String(value)}`)
    .join(', ');
}
