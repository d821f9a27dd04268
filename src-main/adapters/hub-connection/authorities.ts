import { constants } from 'node:crypto';
import { readFileSync } from 'node:fs';
import * as tls from 'node:tls';

/** Where distributions have their bundle of authorities; the first one that exists is used. */
const bundles = [
  '/etc/ssl/certs/ca-certificates.crt',
  '/etc/pki/tls/certs/ca-bundle.crt',
  '/etc/ssl/ca-bundle.pem',
  '/etc/ssl/cert.pem',
];

/** Node's own defaults, which `--tls-min-v1.0` and `--tls-cipher-list` in NODE_OPTIONS would change. */
const protection = {
  minVersion: 'TLSv1.2',
  ciphers: constants.defaultCoreCipherList,
} as const satisfies tls.SecureContextOptions;

let context: tls.SecureContext | null = null;
let plainContext: tls.SecureContext | null = null;
/** Those of the organisation, as PEM. */
let managed: readonly string[] = [];

/**
 * The trusted authorities: Node's own, the system's, and those of `NODE_EXTRA_CA_CERTS` and
 * `SSL_CERT_FILE`, and the organisation's. Read once, for the first https Hub.
 */
export function authorities(env: NodeJS.ProcessEnv = process.env): tls.SecureContext {
  context ??= tls.createSecureContext({
    ...protection,
    ca: [...tls.rootCertificates, ...system(), ...named(env), ...managed],
  });
  return context;
}

/** Trusts further authorities, as PEM, from the next connection on. */
export function trustAuthorities(pem: string): void {
  managed = [...managed, pem];
  context = null;
}

/** The same TLS settings for a certificate that is compared with a pin instead of the authorities. */
export function noAuthorities(): tls.SecureContext {
  plainContext ??= tls.createSecureContext({ ...protection, ca: [] });
  return plainContext;
}

function system(): string[] {
  // Available from Node 22.15 on; it also reads the stores of macOS and Windows.
  if ('getCACertificates' in tls && typeof tls.getCACertificates === 'function') {
    return (tls.getCACertificates as (store: string) => string[])('system');
  }
  for (const bundle of bundles) {
    const text = read(bundle);
    if (text !== null) return [text];
  }
  return [];
}

function named(env: NodeJS.ProcessEnv): string[] {
  return [env['NODE_EXTRA_CA_CERTS'], env['SSL_CERT_FILE']].flatMap((file) => {
    const text = file ? read(file) : null;
    return text === null ? [] : [text];
  });
}

function read(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}
