import type { PeerCertificate, TLSSocket } from 'node:tls';
import type { CertificateFacts } from '../../domain/certificate.ts';
import { CertificateError } from './certificate-error.ts';
import { certificateFault } from './connection-problem.ts';
import { shakeHands, shakeHandsUnjudged } from './tls-handshake.ts';
import { openTunnel } from './tunnel.ts';

export interface SecureTarget {
  hostname: string;
  port: number;
  /** SHA-256 fingerprint of the one certificate to accept, or null: the authorities decide. */
  pin: string | null;
  proxy: URL | null;
  timeoutMs: number;
}

/**
 * A verified TLS connection on which nothing was sent yet. Rejects with a `CertificateError` if
 * the certificate is not accepted; the request then never leaves.
 */
export async function openSecure(target: SecureTarget): Promise<TLSSocket> {
  if (target.pin !== null) return openPinned(target, target.pin);
  const socket = await openTunnel(target, target.proxy, target.timeoutMs);
  try {
    return await shakeHands(socket, target.hostname, target.timeoutMs);
  } catch (error) {
    const fault = certificateFault(error);
    if (fault === null) throw error;
    const certificate = await shownCertificate(target);
    throw new CertificateError(dated(certificate) ?? fault, certificate);
  }
}

/**
 * The pin replaces the authorities: only this certificate is accepted, within its dates. The
 * check happens before the first byte is sent, as the caller gets the socket only afterwards.
 */
async function openPinned(target: SecureTarget, pin: string): Promise<TLSSocket> {
  const socket = await openUnjudged(target);
  const certificate = certificateFacts(socket.getPeerCertificate());
  const fault = certificate?.sha256 === pin ? dated(certificate) : 'changed';
  if (fault === null) return socket;
  socket.destroy();
  throw new CertificateError(fault, certificate);
}

/** The server's certificate, for a person to compare. Sends nothing. */
async function shownCertificate(target: SecureTarget): Promise<CertificateFacts | null> {
  const socket = await openUnjudged(target).catch(() => null);
  const certificate = socket && certificateFacts(socket.getPeerCertificate());
  socket?.destroy();
  return certificate;
}

async function openUnjudged(target: SecureTarget): Promise<TLSSocket> {
  const socket = await openTunnel(target, target.proxy, target.timeoutMs);
  return shakeHandsUnjudged(socket, target.hostname, target.timeoutMs);
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
