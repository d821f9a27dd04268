import { createPrivateKey, createPublicKey, sign } from 'node:crypto';

/** What a PKCS#8 file in PEM that only has its base64 left is put back into. */
const asPem = (text) =>
  text.includes('BEGIN')
    ? text
    : `-----BEGIN PRIVATE KEY-----\n${text.trim()}\n-----END PRIVATE KEY-----\n`;

/** The private Ed25519 key in a text: PKCS#8, as PEM or its base64 alone. Throws where it is none; says nothing of it. */
export function readSigningKey(text) {
  let key;
  try {
    key = createPrivateKey(asPem(text));
  } catch {
    throw new Error('The signing key isn’t a private key in PKCS#8.');
  }
  if (key.asymmetricKeyType !== 'ed25519') throw new Error('The signing key isn’t an Ed25519 key.');
  return key;
}

/** The public half of a private key, in base64, as Hubkey wants it. */
export function publicHalf(privateKey) {
  const { x } = createPublicKey(privateKey).export({ format: 'jwk' });
  return Buffer.from(x, 'base64url').toString('base64');
}

/** The detached signature of a manifest, in base64: the content of the `.sig` file beside it. */
export const feedSignature = (manifest, privateKey) =>
  sign(null, manifest, privateKey).toString('base64');
