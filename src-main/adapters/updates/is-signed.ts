import { createPublicKey, verify } from 'node:crypto';

/** 64 bytes in base64, as a file that may end in a line end. */
const form = /^[A-Za-z0-9+/]{86}==\s*$/;

/** Whether a detached Ed25519 signature (RFC 8032) in base64 is that of a text by a key, its 32 bytes in base64. */
export function isSigned(bytes: Uint8Array, signature: string, key: string): boolean {
  if (!form.test(signature)) return false;
  try {
    const x = Buffer.from(key, 'base64').toString('base64url');
    const publicKey = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' });
    return verify(null, bytes, publicKey, Buffer.from(signature, 'base64'));
  } catch {
    return false;
  }
}
