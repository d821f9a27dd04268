import { createHash, randomBytes } from 'node:crypto';
import forge from 'node-forge';
import type { TlsMood } from './moods.ts';

export interface ServerCertificate {
  key: string;
  cert: string;
  /** `AA:BB:…`, as people compare it. */
  sha256: string;
  subject: string;
}

interface Identity {
  keys: forge.pki.rsa.KeyPair;
  certificate: forge.pki.Certificate;
}

const day = 86_400_000;
let authority: Identity | null = null;
const made = new Map<string, ServerCertificate>();

/** The authority that signs the good certificates of this process, as PEM. */
export function authorityPem(): string {
  return forge.pki.certificateToPem(theAuthority().certificate);
}

/** A certificate for a mood, created once in this process. `fresh`: a new one. */
export function serverCertificate(
  mood: Exclude<TlsMood, 'none'>,
  fresh = false,
): ServerCertificate {
  const known = fresh ? undefined : made.get(mood);
  if (known) return known;
  const certificate = makeFor(mood);
  made.set(mood, certificate);
  return certificate;
}

/** What a client shows: its certificate and key, each as a PEM, and both as PKCS#12. */
export interface ClientCertificate {
  cert: string;
  key: string;
  /** The key, opened by `passphrase` alone. */
  protectedKey: string;
  /** Opened by `passphrase` alone. */
  pkcs12: Buffer;
  passphrase: string;
}

/**
 * A certificate for a client, from the authority of `authorityPem` or from another one. `beside`: further certificates
 * in the PKCS#12, as PEM.
 */
export function clientCertificate(
  name: string,
  mood: 'good' | 'expired' | 'not-yet' | 'other-authority' = 'good',
  beside: readonly string[] = [],
): ClientCertificate {
  const issuer = issuerFor(mood);
  const usage = { clientAuth: true };
  const { keys, certificate } = make(name, { ...datesFor(mood), names: [name], issuer, usage });
  const passphrase = randomBytes(12).toString('hex');
  const aes = { algorithm: 'aes256' } as const;
  const bag = forge.pkcs12.toPkcs12Asn1(
    keys.privateKey,
    [certificate, ...beside.map((pem) => forge.pki.certificateFromPem(pem))],
    passphrase,
    aes,
  );
  return {
    cert: forge.pki.certificateToPem(certificate),
    key: forge.pki.privateKeyToPem(keys.privateKey),
    protectedKey: forge.pki.encryptRsaPrivateKey(keys.privateKey, passphrase, aes),
    pkcs12: Buffer.from(forge.asn1.toDer(bag).getBytes(), 'binary'),
    passphrase,
  };
}

function makeFor(mood: Exclude<TlsMood, 'none'>): ServerCertificate {
  const { from, to } = datesFor(mood);
  const names = mood === 'wrong-host' ? ['other.example'] : ['localhost', '127.0.0.1'];
  const issuer = issuerFor(mood);
  const { keys, certificate } = make(`Stand-in Hub ${names[0] ?? ''}`, { from, to, names, issuer });
  const der = forge.asn1.toDer(forge.pki.certificateToAsn1(certificate)).getBytes();
  const digest = createHash('sha256').update(Buffer.from(der, 'binary')).digest('hex');
  return {
    key: forge.pki.privateKeyToPem(keys.privateKey),
    cert: forge.pki.certificateToPem(certificate),
    sha256: (digest.toUpperCase().match(/../g) ?? []).join(':'),
    subject: `Stand-in Hub ${names[0] ?? ''}`,
  };
}

/** In ms since the epoch. */
function datesFor(mood: TlsMood): { from: number; to: number } {
  const now = Date.now();
  if (mood === 'expired') return { from: now - 30 * day, to: now - day };
  return { from: mood === 'not-yet' ? now + day : now - day, to: now + 30 * day };
}

function issuerFor(mood: TlsMood): Identity | null {
  if (mood === 'self-signed') return null;
  return mood === 'other-authority' ? make('Other authority', datesFor('good')) : theAuthority();
}

function theAuthority(): Identity {
  authority ??= make('Stand-in authority', datesFor('good'));
  return authority;
}

interface Wanted {
  from: number;
  to: number;
  /** For a server; an authority has none. */
  names?: string[];
  /** Absent: signed by itself. */
  issuer?: Identity | null;
  /** Absent: a server's. */
  usage?: { clientAuth?: boolean; serverAuth?: boolean };
}

function make(commonName: string, { from, to, names, issuer, usage }: Wanted): Identity {
  const keys = forge.pki.rsa.generateKeyPair({ bits: 2048 });
  const certificate = forge.pki.createCertificate();
  const subject = [{ name: 'commonName', value: commonName }];
  certificate.publicKey = keys.publicKey;
  // Positive and without a zero in front, as DER wants it (X.690, section 8.3.2).
  certificate.serialNumber = `01${randomBytes(15).toString('hex')}`;
  certificate.validity.notBefore = new Date(from);
  certificate.validity.notAfter = new Date(to);
  certificate.setSubject(subject);
  certificate.setIssuer(issuer ? issuer.certificate.subject.attributes : subject);
  certificate.setExtensions(
    names
      ? [
          { name: 'basicConstraints', cA: false },
          { name: 'extKeyUsage', ...(usage ?? { serverAuth: true }) },
          {
            name: 'subjectAltName',
            altNames: names.map((name) =>
              /^[\d.]+$/.test(name) ? { type: 7, ip: name } : { type: 2, value: name },
            ),
          },
        ]
      : [
          { name: 'basicConstraints', cA: true, critical: true },
          { name: 'keyUsage', keyCertSign: true, cRLSign: true, critical: true },
        ],
  );
  certificate.sign((issuer?.keys ?? keys).privateKey, forge.md.sha256.create());
  return { keys, certificate };
}
