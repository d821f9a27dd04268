import { constants } from 'node:crypto';
import { readFileSync } from 'node:fs';
import * as tls from 'node:tls';

/** Where distributions keep their bundle of authorities; the first that exists counts. */
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

/**
 * The authorities that count: Node's own, the system's, and those of `NODE_EXTRA_CA_CERTS` and
 * `SSL_CERT_FILE`. Read once, when the first https Hub is met.
 */
export function authorities(env: NodeJS.ProcessEnv = process.env): tls.SecureContext {
  context ??= tls.createSecureContext({
    ...protection,
    ca: [...tls.rootCertificates, ...system(), ...named(env)],
  });
  return context;
}

/** The same protection where a certificate is compared with a pin, and no authority counts. */
export function noAuthorities(): tls.SecureContext {
  plainContext ??= tls.createSecureContext({ ...protection, ca: [] });
  return plainContext;
}

function system(): string[] {
  // From Node 22.15 on, and there it reads the stores of macOS and Windows too.
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
