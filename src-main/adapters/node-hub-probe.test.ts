import { createServer, type Server } from 'node:net';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { startHub, type HubOptions, type StandInHub } from '../../e2e/hub/hub.ts';
import { startProxy } from '../../e2e/hub/proxy.ts';
import { FakeHubProbe, certificateUntil } from '../testing/fake-doctor-ports.ts';
import { hubProbeContract } from '../testing/hub-probe-contract.ts';
import { SystemClock } from './system-clock.ts';
import { NodeHubProbe } from './node-hub-probe.ts';
import { targetAt } from '../testing/target-at.ts';

const clock = new SystemClock();
const aheadMs = 7_200_000;

hubProbeContract('a fake', () => {
  const certificate = certificateUntil(Date.now() + 86_400_000);
  const probe = new FakeHubProbe(() => ({
    family: 'IPv4',
    certificate,
    serverNow: Date.now() + aheadMs,
  }));
  const hub = 'https://127.0.0.1:1';
  probe.names.set(hub, { kind: 'address' });
  return Promise.resolve({
    probe,
    target: targetAt(hub, certificate.sha256),
    aheadMs,
    now: () => Date.now(),
    stop: () => {
      const refused = { ok: false, problem: { kind: 'unreachable', reason: 'refused' } } as const;
      probe.contacts.set(hub, Promise.resolve(refused));
      return Promise.resolve();
    },
  });
});

let hub: StandInHub | null = null;
afterEach(async () => {
  vi.unstubAllEnvs();
  await hub?.stop();
  hub = null;
});

async function start(options: HubOptions = {}): Promise<StandInHub> {
  hub = await startHub(options);
  return hub;
}

const probe = new NodeHubProbe({ version: '1.2.3', clock });

hubProbeContract('the real one', async () => {
  const started = await start({ tls: 'self-signed', clockOffsetSeconds: aheadMs / 1000 });
  const pin = started.certificate?.sha256 ?? '';
  return {
    probe,
    target: targetAt(started.url, pin),
    aheadMs,
    now: () => Date.now(),
    stop: () => started.stop(),
  };
});

describe('the real one', () => {
  it('sends no credential, and takes whatever answer comes', async () => {
    const { url, requests } = await start({ healthOpen: false });
    expect(await probe.contact(targetAt(url))).toMatchObject({
      ok: true,
      value: { certificate: null },
    });
    expect(requests).toHaveLength(1);
    expect(requests[0]?.authorization).toBeUndefined();
  });

  it.each([
    ['self-signed', 'unknown'],
    ['expired', 'expired'],
  ] as const)('says that a certificate is %s, and sends nothing', async (tls, fault) => {
    const { url, requests } = await start({ tls });
    expect(await probe.contact(targetAt(url))).toMatchObject({
      problem: { kind: 'certificate', fault },
    });
    expect(requests).toEqual([]);
  });

  it('gives up a Hub that takes the connection and says nothing', async () => {
    const silent: Server = createServer(() => undefined);
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
    const { port } = silent.address() as AddressInfo;
    const hasty = new NodeHubProbe({
      version: '1.2.3',
      clock,
      limits: { connectMs: 500, answerMs: 500 },
    });
    expect(await hasty.contact(targetAt(`http://127.0.0.1:${port}`))).toEqual({
      ok: false,
      problem: { kind: 'unreachable', reason: 'timeout' },
    });
    silent.close();
  });

  it('names a proxy without its user, and leaves the name to it', async () => {
    const { port } = await start();
    const proxy = await startProxy();
    const { host } = new URL(proxy.url);
    vi.stubEnv('HTTP_PROXY', `http://me:secret@${host}`);
    const name = targetAt(`http://hub.invalid:${port}`);
    expect(await probe.proxyOf(name)).toEqual({
      kind: 'proxy',
      from: 'environment',
      address: `http://${host}`,
    });
    expect(await probe.findName(name)).toEqual({ kind: 'by-proxy' });
    expect(await probe.contact(name)).toMatchObject({
      value: { family: null },
    });
    await proxy.stop();
  });

  it('says that nobody knows a name', async () => {
    // A name that no resolver has: RFC 6761, section 6.4.
    expect(await probe.findName(targetAt('https://hub.invalid'))).toEqual({ kind: 'unknown' });
  });
});
