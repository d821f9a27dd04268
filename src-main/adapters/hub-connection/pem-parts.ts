import { X509Certificate } from 'node:crypto';

/** The certificates of a PEM or DER file, in their order; null if there is none, or one can't be read. */
export function certificatesIn(
  bytes: Buffer,
): readonly [X509Certificate, ...X509Certificate[]] | null {
  const blocks = bytes
    .toString('latin1')
    .match(/-----BEGIN CERTIFICATE-----[^-]*-----END CERTIFICATE-----/g);
  try {
    const [first, ...rest] = (blocks ?? [bytes]).map((block) => new X509Certificate(block));
    return first ? [first, ...rest] : null;
  } catch {
    return null;
  }
}

/** A private key in PEM, and whether a passphrase protects it; null if there is none. */
export function privateKeyIn(bytes: Buffer): { pem: string; protected: boolean } | null {
  const [pem] =
    /-----BEGIN ([A-Z0-9]+ )*PRIVATE KEY-----[^]*?-----END ([A-Z0-9]+ )*PRIVATE KEY-----/.exec(
      bytes.toString('latin1'),
    ) ?? [];
  return pem ? { pem, protected: /BEGIN ENCRYPTED|Proc-Type: 4,ENCRYPTED/.test(pem) } : null;
}

/** Whether a file is PKCS#12: a sequence that begins with version 3 (RFC 7292, section 4). */
export function isPkcs12(bytes: Buffer): boolean {
  const [tag, length = 0] = bytes;
  const from = 2 + (length > 0x80 ? length - 0x80 : 0);
  return tag === 0x30 && bytes.subarray(from, from + 3).equals(Buffer.from([2, 1, 3]));
}
