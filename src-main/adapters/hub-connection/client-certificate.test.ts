import { chmodSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { TLSSocket } from 'node:tls';
import { afterEach, describe, expect, it } from 'vitest';
import {
  authorityPem,
  clientCertificate,
  serverCertificate,
  type ClientCertificate,
} from '../../../e2e/hub/certificates.ts';
import { profileId } from '../../domain/ids.ts';
import type { ClientIdentity, NetworkRules } from '../../domain/network-rules.ts';
import { fail, ok } from '../../domain/result.ts';
import { Secret } from '../../domain/secret.ts';
import { hubProblemWords } from '../../domain/words/hub-problem-words.ts';
import { targetAt } from '../../testing/target-at.ts';
import { useTestFolder } from '../../testing/test-folder.ts';
import { GotHubClient } from '../got-hub-client/got-hub-client.ts';
import { connectionProblem } from './connection-problem.ts';
import { HubRoutes } from './hub-routes.ts';
import { ProxyError } from './proxy-error.ts';
import { SystemClock } from '../system-clock.ts';

const ana = clientCertificate('ana');
let folder = '';
let server: Server | null = null;
let shown: string[] = [];
useTestFolder((made) => (folder = made));
afterEach(() => {
  server?.close();
  server?.closeAllConnections();
  server = null;
});

/** A server on loopback that talks to no one without a certificate of its authority. */
async function demanding(options: object = {}): Promise<string> {
  shown = [];
  const { key, cert } = serverCertificate('good');
  const wants = { requestCert: true, rejectUnauthorized: true, ca: authorityPem() };
  const started = createServer({ key, cert, ...wants, ...options }, (request, response) => {
    const { socket } = request;
    const subject = socket instanceof TLSSocket ? socket.getPeerX509Certificate()?.subject : null;
    shown.push(subject?.replace('CN=', '') ?? 'nobody');
    response.setHeader('content-type', 'application/json').end('[]');
  });
  server = started;
  await new Promise<void>((resolve) => started.listen(0, '127.0.0.1', resolve));
  return `https://127.0.0.1:${(started.address() as AddressInfo).port}`;
}

/** A file of the test's folder. */
function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

const authorities = (): string => file('ca.pem', authorityPem());
const identity = (change: Partial<ClientIdentity> = {}): ClientIdentity => ({
  certificate: file('ana.pem', ana.cert),
  key: file('ana.key', ana.key),
  ...change,
});

/** Stands for a keychain that is locked. */
const locked = Symbol('locked');
type Passphrase = string | null | typeof locked;

/** Asks the Hub as Hubkey does. */
async function ask(
  url: string,
  network: Partial<NetworkRules>,
  passphrase: Passphrase = null,
  pin: string | null = null,
  client = clientWith(passphrase),
) {
  const target = { ...targetAt(url, pin, network), profile: profileId('00000000000000a1') };
  const answer = await client.prove(target, { kind: 'session', secret: Secret.of('a.b.c') });
  return answer.ok ? 'answered' : hubProblemWords(answer.problem, url);
}

function clientWith(passphrase: Passphrase): GotHubClient {
  const secret = typeof passphrase === 'string' ? Secret.of(passphrase) : null;
  const routes = new HubRoutes({
    clock: new SystemClock(),
    systemProxy: () => Promise.resolve({ kind: 'answer', text: 'DIRECT' }),
    passphraseOf: () => Promise.resolve(passphrase === locked ? fail('locked') : ok(secret)),
  });
  return new GotHubClient({
    version: '1',
    worker: { file: '' },
    routes: () => Promise.resolve(routes),
  });
}

const forms: [string, (made: ClientCertificate) => ClientIdentity, boolean][] = [
  ['two PEM files', () => identity(), false],
  [
    'one PEM file',
    ({ key, cert }) => ({ certificate: file('both.pem', key + cert), key: null }),
    false,
  ],
  [
    'a protected key',
    ({ protectedKey }) => identity({ key: file('protected.key', protectedKey) }),
    true,
  ],
  ['a PKCS#12 file', ({ pkcs12 }) => ({ certificate: file('ana.p12', pkcs12), key: null }), true],
];

describe('a Hub that demands a client certificate', () => {
  it.each(forms)('is shown it from %s', async (_form, of, isProtected) => {
    const url = await demanding();
    const network = { authorities: authorities(), identity: of(ana) };
    expect(await ask(url, network, isProtected ? ana.passphrase : null)).toBe('answered');
    expect(shown).toEqual(['ana']);
  });

  it('is shown it over TLS 1.2 as well, and where its own certificate is pinned', async () => {
    const old = await demanding({ maxVersion: 'TLSv1.2' });
    expect(await ask(old, { authorities: authorities(), identity: identity() })).toBe('answered');
    server?.close();
    const pinned = await demanding();
    const pin = serverCertificate('good').sha256;
    expect(await ask(pinned, { identity: identity() }, null, pin)).toBe('answered');
    expect(shown).toEqual(['ana']);
  });

  it('says so where none was chosen, and gets nothing', async () => {
    const url = await demanding();
    const { host } = new URL(url);
    const chosen = { authorities: authorities() };
    expect(await ask(url, chosen)).toBe(
      `${host} wants a client certificate. Choose yours in Settings → Hubs.`,
    );
    expect(shown).toEqual([]);
  });

  it('can only be guessed over TLS 1.2', async () => {
    const url = await demanding({ maxVersion: 'TLSv1.2' });
    expect(await ask(url, { authorities: authorities() })).toBe(
      `${new URL(url).host} refused to start an encrypted connection. If it wants a client certificate, choose yours in Settings → Hubs. Otherwise ask its administrator which TLS versions it accepts.`,
    );
  });

  it('gives nothing to who shows another one', async () => {
    const url = await demanding();
    const ben = clientCertificate('ben', 'other-authority');
    const other = identity({ certificate: file('b.pem', ben.cert), key: file('b.key', ben.key) });
    // Node's server ends the connection without a word.
    expect(await ask(url, { authorities: authorities(), identity: other })).toBe(
      `The connection to ${new URL(url).host} broke off. Try again.`,
    );
    expect(shown).toEqual([]);
  });

  it.each([
    ['ERR_SSL_TLSV1_ALERT_UNKNOWN_CA', 48],
    ['ERR_SSL_SSLV3_ALERT_BAD_CERTIFICATE', 42],
    ['ERR_SSL_SSLV3_ALERT_CERTIFICATE_EXPIRED', 45],
    ['EPROTO', 44],
    ['EPROTO', 49],
  ])('says with %s, alert %i, that it takes another one', (code, number) => {
    const words = `80FC:error:0A000418:SSL routines:ssl3_read_bytes:x:rec.c:1601:SSL alert number ${number}\n`;
    const problem = connectionProblem(Object.assign(new Error(words), { code }), false);
    expect(hubProblemWords(problem, 'https://hub.example')).toBe(
      'hub.example doesn’t accept the client certificate. Check in Settings → Hubs that it is the right one, or ask the Hub’s administrator for a new one.',
    );
  });

  it('isn’t trusted for an authority that lies beside our certificate in its file', async () => {
    const url = await demanding();
    const { pkcs12, passphrase } = clientCertificate('ana', 'good', [authorityPem()]);
    const own = { certificate: file('with-root.p12', pkcs12), key: null };
    expect(await ask(url, { identity: own }, passphrase)).toContain(
      'signed by an authority that this computer doesn’t know',
    );
    expect(shown).toEqual([]);
    const chosen = { authorities: authorities(), identity: own };
    expect(await ask(url, chosen, passphrase)).toBe('answered');
  });

  it('isn’t blamed for an https proxy that wants a certificate', () => {
    const words = '80FC:error:0A00045C:SSL routines:x:y:rec.c:1601:SSL alert number 116\n';
    expect(connectionProblem(new ProxyError(words), false)).toEqual({
      kind: 'unreachable',
      reason: 'proxy',
    });
  });

  it('gets a renewed certificate without a restart', async () => {
    const url = await demanding();
    const client = clientWith(null);
    const chosen = identity();
    const network = { authorities: authorities(), identity: chosen };
    expect(await ask(url, network, null, null, client)).toBe('answered');
    const renewed = clientCertificate('ana renewed');
    file('new.pem', renewed.cert);
    renameSync(join(folder, 'new.pem'), chosen.certificate);
    file('ana.key', renewed.key);
    expect(await ask(url, network, null, null, client)).toBe('answered');
    expect(shown).toEqual(['ana', 'ana renewed']);
  });
});

describe('a file of authorities', () => {
  it('counts for its Hub alone, besides those of this computer', async () => {
    const url = await demanding({ requestCert: false });
    expect(await ask(url, {})).toContain('signed by an authority that this computer doesn’t know');
    expect(await ask(url, { authorities: authorities() })).toBe('answered');
    expect(await ask(url, {})).toContain('signed by an authority that this computer doesn’t know');
    const der = Buffer.from(authorityPem().replaceAll(/-----.*-----|\s/g, ''), 'base64');
    expect(await ask(url, { authorities: file('ca.der', der) })).toBe('answered');
  });

  it('turns no check off', async () => {
    const { key, cert } = serverCertificate('wrong-host');
    const url = await demanding({ key, cert });
    const network = { authorities: authorities(), identity: identity() };
    expect(await ask(url, network)).toContain('was issued for a different name');
    expect(shown).toEqual([]);
  });
});

const expired = () => clientCertificate('old', 'expired');
const early = () => clientCertificate('early', 'not-yet');
const bad: [string, () => Partial<NetworkRules>, string, Passphrase?][] = [
  [
    'is gone',
    () => ({ authorities: join(folder, 'none.pem') }),
    'none.pem isn’t there any more. Put the file back, or choose another one in Settings → Hubs.',
  ],
  [
    'is a folder',
    () => {
      mkdirSync(join(folder, 'sub'));
      return { authorities: join(folder, 'sub') };
    },
    'sub can’t be read. Check who may read the file, or choose another one in Settings → Hubs.',
  ],
  [
    'is too large',
    () => ({ authorities: file('large.pem', 'x'.repeat(1024 * 1024 + 1)) }),
    'large.pem is larger than 1 MB, so Hubkey didn’t read it. Choose a file that has only certificates and keys.',
  ],
  [
    'has no authority',
    () => ({ authorities: file('ca.txt', 'no certificate') }),
    'ca.txt has no certificate that Hubkey can read. Choose a PEM or DER file with the authority’s certificate.',
  ],
  [
    'has a broken certificate',
    () => ({
      identity: identity({ certificate: file('bad.pem', ana.cert.replace('MII', 'AAA')) }),
    }),
    'bad.pem has no certificate that Hubkey can read. Choose a PEM, DER or PKCS#12 file with your certificate.',
  ],
  [
    'has expired',
    () => {
      const { cert, key } = expired();
      return { identity: { certificate: file('old.pem', cert), key: file('old.key', key) } };
    },
    'The certificate in old.pem has expired. Ask the Hub’s administrator for a new one, and choose it in Settings → Hubs.',
  ],
  [
    'is not valid yet',
    () => ({ authorities: file('early.pem', early().cert) }),
    'The certificate in early.pem isn’t valid yet. Check this computer’s clock, or ask the Hub’s administrator.',
  ],
  [
    'lacks the key',
    () => ({ identity: identity({ key: null }) }),
    'ana.pem has a certificate but no private key. Choose the key’s file as well, in Settings → Hubs.',
  ],
  [
    'is no key',
    () => ({ identity: identity({ key: file('no.key', ana.cert) }) }),
    'no.key has no private key that Hubkey can read. Choose the PEM file with the key of your certificate.',
  ],
  [
    'is another key',
    () => ({ identity: identity({ key: file('other.key', serverCertificate('good').key) }) }),
    'The key in other.key doesn’t belong to the client certificate. Choose the key that was made with it.',
  ],
  [
    'is protected, and no passphrase is saved',
    () => ({ identity: identity({ key: file('safe.key', ana.protectedKey) }) }),
    'The key in safe.key is protected. Save its passphrase in Settings → Hubs.',
  ],
  [
    'is protected by another passphrase',
    () => ({ identity: identity({ key: file('safe.key', ana.protectedKey) }) }),
    'The saved passphrase doesn’t open the key in safe.key. Save the right one in Settings → Hubs.',
    'wrong',
  ],
  [
    'is protected, and the keychain is locked',
    () => ({ identity: identity({ key: file('safe.key', ana.protectedKey) }) }),
    'The passphrase for safe.key is in the keychain, which can’t be read now. Unlock the keychain, then try again.',
    locked,
  ],
  [
    'is a protected PKCS#12 file',
    () => ({ identity: { certificate: file('ana.p12', ana.pkcs12), key: null } }),
    'The key in ana.p12 is protected. Save its passphrase in Settings → Hubs.',
  ],
  [
    'is a PKCS#12 file with another passphrase',
    () => ({ identity: { certificate: file('ana.p12', ana.pkcs12), key: null } }),
    'The saved passphrase doesn’t open the key in ana.p12. Save the right one in Settings → Hubs.',
    'wrong',
  ],
];

describe('a chosen file that can’t be used is named with what to do, and nothing is sent', () => {
  it.each(bad)('%s', async (_what, network, words, passphrase = null) => {
    const url = await demanding({ requestCert: false });
    const said = await ask(url, { authorities: authorities(), ...network() }, passphrase);
    expect(said.replaceAll(`${folder}/`, '')).toBe(words);
    expect(shown).toEqual([]);
  });

  it.runIf(process.getuid?.() !== 0)('may not be read', async () => {
    const path = authorities();
    chmodSync(path, 0);
    expect(await ask(await demanding(), { authorities: path })).toContain('can’t be read');
    rmSync(path);
  });
});
