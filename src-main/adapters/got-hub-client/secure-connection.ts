import type { PeerCertificate, TLSSocket } from 'node:tls';
import type { CertificateFacts } from '../../domain/certificate.ts';
import { CertificateError } from './certificate-error.ts';
import { certificateFault } from './connection-problem.ts';
import { shakeHands, shakeHandsUnjudged } from './tls-handshake.ts';
import { openTunnel } from './tunnel.ts';

export interface SecurePlace {
  hostname: string;
  port: number;
  /** SHA-256 fingerprint of the one certificate to accept, or null: the authorities decide. */
  pin: string | null;
  proxy: URL | null;
  timeoutMs: number;
}

/**
 * A verified TLS connection on which nothing was sent yet. Rejects with a `CertificateError` where
 * the certificate is not accepted; the request then never leaves.
 */
export async function openSecure(place: SecurePlace): Promise<TLSSocket> {
  if (place.pin !== null) return openPinned(place, place.pin);
  const socket = await openTunnel(place, place.proxy, place.timeoutMs);
  try {
    return await shakeHands(socket, place.hostname, place.timeoutMs);
  } catch (error) {
    const fault = certificateFault(error);
    if (fault === null) throw error;
    const certificate = await lookAt(place);
    throw new CertificateError(dated(certificate) ?? fault, certificate);
  }
}

/**
 * The pin takes the authorities' place: this one certificate, within its dates, and no other. The
 * check stands before the first byte, as the caller gets the socket only after it.
 */
async function openPinned(place: SecurePlace, pin: string): Promise<TLSSocket> {
  const socket = await openUnjudged(place);
  const certificate = factsOf(socket.getPeerCertificate());
  const fault = certificate?.sha256 === pin ? dated(certificate) : 'changed';
  if (fault === null) return socket;
  socket.destroy();
  throw new CertificateError(fault, certificate);
}

/** The certificate that is shown, for a person to compare. Sends nothing. */
async function lookAt(place: SecurePlace): Promise<CertificateFacts | null> {
  const socket = await openUnjudged(place).catch(() => null);
  const certificate = socket && factsOf(socket.getPeerCertificate());
  socket?.destroy();
  return certificate;
}

async function openUnjudged(place: SecurePlace): Promise<TLSSocket> {
  const socket = await openTunnel(place, place.proxy, place.timeoutMs);
  return shakeHandsUnjudged(socket, place.hostname, place.timeoutMs);
}

/** Whether the dates rule it out, which a pin can't mend. */
function dated(certificate: CertificateFacts | null): 'expired' | 'not-yet-valid' | null {
  const now = Date.now();
  if (!certificate) return null;
  if (certificate.validTo < now) return 'expired';
  return certificate.validFrom > now ? 'not-yet-valid' : null;
}

function factsOf(certificate: PeerCertificate): CertificateFacts | null {
  if (!certificate.fingerprint256) return null;
  return {
    sha256: certificate.fingerprint256,
    subject: named(certificate.subject),
    issuer: named(certificate.issuer),
    validFrom: Date.parse(certificate.valid_from),
    validTo: Date.parse(certificate.valid_to),
  };
}

/** A distinguished name in short: its common name, else all of it. */
function named(name: PeerCertificate['subject']): string {
  const parts: Record<string, unknown> = { ...name };
  const common = parts['CN'];
  if (typeof common === 'string' && common) return common;
  return Object.entries(parts)
    .map(([key, value]) => `${key}=${String(value)}`)
    .join(', ');
}
