import { readFileSync } from 'node:fs';
import * as tls from 'node:tls';

/** Where distributions have their bundle of authorities; the first one that exists is used. */
const bundles = [
  '/etc/ssl/certs/ca-certificates.crt',
  '/etc/pki/tls/certs/ca-bundle.crt',
  '/etc/ssl/ca-bundle.pem',
  '/etc/ssl/cert.pem',
];

/** How long a reading counts as new, in ms: a Hub that is asked all the time must not have them read all the time. */
const newForMs = 5_000;

let known: readonly string[] | null = null;
/** Those of the organisation, as PEM. */
let managed: readonly string[] = [];
let readAt = -Infinity;

/**
 * The trusted authorities: Node's own, the system's, those of `NODE_EXTRA_CA_CERTS` and
 * `SSL_CERT_FILE`, and the organisation's. Read for the first https Hub; the same list until they have changed.
 */
export function authorities(env: NodeJS.ProcessEnv = process.env): readonly string[] {
  if (!known) {
    known = readAll(env);
    readAt = performance.now();
  }
  return known;
}

/**
 * Reads them again, as one may have been added since a certificate was refused. Node reads the stores of macOS and
 * Windows once a run; files are read each time.
 */
export function readAuthoritiesAgain(env: NodeJS.ProcessEnv = process.env): void {
  const now = performance.now();
  if (!known || now - readAt < newForMs) return;
  readAt = now;
  const found = readAll(env);
  if (found.join('\n') !== known.join('\n')) known = found;
}

const readAll = (env: NodeJS.ProcessEnv): string[] => [
  ...tls.rootCertificates,
  ...system(),
  ...named(env),
  ...managed,
];

/** Trusts further authorities, as PEM, from the next connection on. */
export function trustAuthorities(pem: string): void {
  managed = [...managed, pem];
  known = null;
}

/** On Linux the system's store is a file, which can be read again. */
function system(): string[] {
  const found = process.platform === 'linux' ? bundle() : store();
  if (found.length > 0) return found;
  return process.platform === 'linux' ? store() : bundle();
}

/** The stores of macOS and Windows. Available from Node 22.15 on. */
function store(): string[] {
  if (!('getCACertificates' in tls && typeof tls.getCACertificates === 'function')) return [];
  return (tls.getCACertificates as (store: string) => string[])('system');
}

function bundle(): string[] {
  for (const file of bundles) {
    const text = read(file);
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
