import { X509Certificate } from 'node:crypto';
import type { DetailedPeerCertificate, TLSSocket } from 'node:tls';

/** Whether the chain that a server showed leads to one of some authorities. */
export type Anchored = (secure: TLSSocket) => boolean;

/**
 * For these authorities, as PEM. TLS accepted the chain already, but to Node whatever lies in a PKCS#12 file is an
 * authority as well.
 */
export function anchoredIn(pems: readonly string[]): Anchored {
  let known: readonly X509Certificate[] | null = null;
  return (secure) => {
    known ??= pems.flatMap(allIn);
    return leadsTo(known, secure.getPeerCertificate(true));
  };
}

function leadsTo(anchors: readonly X509Certificate[], shown: DetailedPeerCertificate): boolean {
  const passed = new Set<string>();
  let certificate = new X509Certificate(shown.raw);
  // Node leaves the last issuer out where it doesn't know it.
  let issuer: Partial<DetailedPeerCertificate> | undefined = shown.issuerCertificate;
  while (!passed.has(certificate.fingerprint256)) {
    const { fingerprint256 } = certificate;
    passed.add(fingerprint256);
    for (const anchor of anchors) {
      if (anchor.fingerprint256 === fingerprint256 || signed(anchor, certificate)) return true;
    }
    if (!issuer?.raw) return false;
    const above = new X509Certificate(issuer.raw);
    // Node finds an issuer by its name alone.
    if (!above.ca || !signed(above, certificate)) return false;
    certificate = above;
    issuer = issuer.issuerCertificate;
  }
  return false;
}

const signed = (issuer: X509Certificate, certificate: X509Certificate): boolean =>
  certificate.checkIssued(issuer) && certificate.verify(issuer.publicKey);

/** The certificates of a bundle; one that can't be read is left out, as TLS does. */
function allIn(pem: string): X509Certificate[] {
  const blocks = pem.match(/-----BEGIN CERTIFICATE-----[^-]*-----END CERTIFICATE-----/g) ?? [];
  return blocks.flatMap((block) => {
    try {
      return [new X509Certificate(block)];
    } catch {
      return [];
    }
  });
}
