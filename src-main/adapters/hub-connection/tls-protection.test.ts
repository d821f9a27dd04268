import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { serverCertificate } from '../../../e2e/hub/certificates.ts';
import { startHub, type HubOptions, type StandInHub } from '../../../e2e/hub/hub.ts';
import { startProxy, type StandInProxy } from '../../../e2e/hub/proxy.ts';
import { profileId } from '../../domain/ids.ts';
import { Secret } from '../../domain/secret.ts';
import { targetAt } from '../../testing/target-at.ts';

let folder = '';
let hub: StandInHub | null = null;
let proxy: StandInProxy | null = null;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'hubkey-tls-'));
  const { authorityPem } = await import('../../../e2e/hub/certificates.ts');
  writeFileSync(join(folder, 'ca.pem'), authorityPem());
});
afterAll(() => rmSync(folder, { recursive: true }));
beforeEach(() => {
  // The stand-in authority counts, so that each certificate is bad for one reason alone.
  vi.stubEnv('NODE_EXTRA_CA_CERTS', join(folder, 'ca.pem'));
  vi.stubEnv('NODE_TLS_REJECT_UNAUTHORIZED', '0');
  // Authorities are read once; each test wants its own.
  vi.resetModules();
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await hub?.stop();
  await proxy?.stop();
  hub = null;
  proxy = null;
});

async function start(options: HubOptions): Promise<StandInHub> {
  hub = await startHub(options);
  return hub;
}

/** Signs in and passes a request, as the whole of Hubkey does; gives what came of both. */
async function bothWays(url: string, pin: string | null = null) {
  const { GotHubClient } = await import('../got-hub-client/got-hub-client.ts');
  const { NodeHubForwarder } = await import('../hub-forwarder/node-hub-forwarder.ts');
  const target = { ...targetAt(url, pin), profile: profileId('one') };
  const credential = { kind: 'session', secret: Secret.of('the-token') } as const;
  const signal = new AbortController().signal;
  const request = { method: 'GET', path: '/api/', headers: [], body: null, signal };
  // Small answers are read without the thread.
  const client = new GotHubClient({ version: '1', worker: { file: '' } });
  const signedIn = await client.signIn(target, hub?.user ?? '', Secret.of(hub?.password ?? ''));
  const passed = await new NodeHubForwarder().forward(target, credential, request);
  if (passed.ok) for await (const _chunk of passed.value.body);
  return [signedIn, passed];
}

const badCertificates = [
  ['expired', 'expired'],
  ['not-yet', 'not-yet-valid'],
  ['wrong-host', 'wrong-host'],
  ['self-signed', 'unknown'],
  ['other-authority', 'unknown'],
] as const;

describe('with NODE_TLS_REJECT_UNAUTHORIZED=0', () => {
  it('a good certificate is taken', async () => {
    const { url, requests } = await start({ tls: 'good' });
    expect((await bothWays(url)).map(({ ok }) => ok)).toEqual([true, true]);
    expect(requests).toHaveLength(2);
  });

  it.each(badCertificates)(
    'a bad one is refused before anything is sent: %s',
    async (tls, fault) => {
      const { url, requests } = await start({ tls });
      for (const answer of await bothWays(url)) {
        expect(answer).toMatchObject({ problem: { kind: 'certificate', fault } });
      }
      expect(requests).toEqual([]);
    },
  );

  it.each(badCertificates)('and behind a proxy: %s', async (tls, fault) => {
    proxy = await startProxy();
    vi.stubEnv('HTTPS_PROXY', proxy.url);
    const { url, requests } = await start({ tls });
    for (const answer of await bothWays(url.replace('127.0.0.1', 'hub.test'))) {
      expect(answer).toMatchObject({ problem: { kind: 'certificate', fault } });
    }
    expect(requests).toEqual([]);
    expect(proxy.seen.length).toBeGreaterThan(0);
  });

  it('another certificate than the pinned one is refused', async () => {
    const { url, requests } = await start({ tls: 'self-signed' });
    const pin = serverCertificate('good').sha256;
    for (const answer of await bothWays(url, pin)) {
      expect(answer).toMatchObject({ problem: { kind: 'certificate', fault: 'changed' } });
    }
    expect(requests).toEqual([]);
  });

  it.each(['expired', 'not-yet', 'wrong-host', 'self-signed', 'other-authority'] as const)(
    'a proxy with a bad certificate is told nothing: %s',
    async (mood) => {
      proxy = await startProxy({ certificate: serverCertificate(mood) });
      vi.stubEnv('HTTP_PROXY', proxy.url);
      vi.stubEnv('HTTPS_PROXY', proxy.url);
      for (const options of [{}, { tls: 'good' }] as const) {
        const { url, requests } = await start(options);
        for (const answer of await bothWays(url.replace('127.0.0.1', 'hub.test'))) {
          expect(answer).toMatchObject({ problem: { kind: 'unreachable', reason: 'proxy' } });
        }
        expect(requests).toEqual([]);
        await hub?.stop();
      }
      expect(proxy.seen).toEqual([]);
    },
  );

  it('a proxy is judged by its own name, whatever the Hub is called', async () => {
    proxy = await startProxy({ certificate: serverCertificate('good') });
    vi.stubEnv('HTTP_PROXY', proxy.url);
    vi.stubEnv('HTTPS_PROXY', proxy.url);
    const plain = await start({});
    const named = plain.url.replace('127.0.0.1', 'hub.test');
    expect((await bothWays(named)).map(({ ok }) => ok)).toEqual([true, true]);
    await plain.stop();
    const secure = await start({ tls: 'self-signed' });
    const pinned = secure.url.replace('127.0.0.1', 'hub.test');
    const answers = await bothWays(pinned, secure.certificate?.sha256);
    expect(answers.map(({ ok }) => ok)).toEqual([true, true]);
    expect(proxy.seen).toHaveLength(4);
  });
});

describe('what NODE_OPTIONS may say of TLS has no effect', () => {
  /** What a process with these flags prints. */
  const run = (flags: string, args: string[], env = {}) =>
    new Promise<string>((resolve) =>
      execFile(
        process.execPath,
        args,
        { env: { ...process.env, NODE_OPTIONS: flags, ...env } },
        (_error, out, err) => resolve(out + err),
      ),
    );
  /** Opens a connection as Hubkey does. */
  const open = (flags: string, url: string, pin = '', env = {}) =>
    run(flags, ['--import', 'tsx', 'src-main/testing/open-secure-connection.ts', url, pin], env);

  it('versions before 1.2 are refused, pinned too', async () => {
    const { key, cert, sha256 } = serverCertificate('good');
    const ciphers = 'ALL:@SECLEVEL=0';
    const old = { minVersion: 'TLSv1.1', maxVersion: 'TLSv1.1', ciphers } as const;
    const server = createServer({ key, cert, ...old });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const flags = `--tls-min-v1.0 --tls-cipher-list=${ciphers}`;
    try {
      // With the same flags Node itself takes it.
      const script = `require('tls').connect({ port: ${port}, host: '127.0.0.1' }, function () {
        console.log(this.getProtocol()); this.destroy(); })`;
      expect(await run(flags, ['-e', script])).toContain('TLSv1.1');
      for (const pin of ['', sha256]) {
        expect(await open(flags, `https://127.0.0.1:${port}`, pin)).toContain('not opened');
      }
    } finally {
      server.close();
    }
  });

  it('no connection writes its keys to a file', async () => {
    const { url, certificate } = await start({ tls: 'self-signed' });
    const log = join(folder, 'keys.log');
    const flags = `--tls-keylog=${log}`;
    const said = await open(flags, url, certificate?.sha256, { SSLKEYLOGFILE: log });
    expect(said).toContain('opened TLSv1.3');
    expect(existsSync(log) ? readFileSync(log, 'utf8') : '').toBe('');
  });
});
