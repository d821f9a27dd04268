import { createServer, type AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { startHub, type StandInHub } from '../../../e2e/hub/hub.ts';
import { startProxy, type ProxyOptions, type StandInProxy } from '../../../e2e/hub/proxy.ts';
import type { NetworkRules } from '../../domain/network-rules.ts';
import { ok } from '../../domain/result.ts';
import { Secret } from '../../domain/secret.ts';
import { hubProblemWords } from '../../domain/words/hub-problem-words.ts';
import { targetAt } from '../../testing/target-at.ts';
import { GotHubClient } from '../got-hub-client/got-hub-client.ts';
import { HubRoutes } from './hub-routes.ts';
import { SystemClock } from '../system-clock.ts';

let hub: StandInHub;
const stops: (() => Promise<void>)[] = [];
beforeEach(async () => {
  for (const name of ['HTTP_PROXY', 'HTTPS_PROXY', 'ALL_PROXY', 'NO_PROXY']) {
    vi.stubEnv(name, '');
    vi.stubEnv(name.toLowerCase(), '');
  }
  hub = await startHub();
  stops.push(() => hub.stop());
});
afterEach(async () => {
  vi.unstubAllEnvs();
  for (const stop of stops.splice(0)) await stop();
});

async function proxies(options: ProxyOptions = {}): Promise<StandInProxy> {
  const proxy = await startProxy(options);
  stops.push(() => proxy.stop());
  return proxy;
}

/** An address at which nothing listens. */
async function nobody(): Promise<string> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return `127.0.0.1:${port}`;
}

const hostOf = (proxy: StandInProxy): string => new URL(proxy.url).host;
/** A name of the Hub that the stand-in proxy alone knows. */
const named = (): string => hub.url.replace('127.0.0.1', 'hub.test');

function through(system: string | null, proxy: NetworkRules['proxy'] = { kind: 'system' }) {
  const asked: string[] = [];
  const routes = new HubRoutes({
    clock: new SystemClock(),
    systemProxy: (url) => {
      asked.push(url);
      return Promise.resolve(
        system === null ? { kind: 'silent' } : { kind: 'answer', text: system },
      );
    },
    passphraseOf: () => Promise.resolve(ok(null)),
  });
  const client = new GotHubClient({
    version: '1',
    worker: { file: '' },
    routes: () => Promise.resolve(routes),
  });
  return {
    asked,
    signIn: async (url = named()) => {
      const target = targetAt(url, null, { proxy });
      const answer = await client.signIn(target, hub.user, Secret.of(hub.password));
      return answer.ok ? 'signed in' : hubProblemWords(answer.problem, url);
    },
    inUse: async (url = named()) => routes.proxyInUse(url, targetAt(url, null, { proxy })),
  };
}

it('goes through the proxy that the system names', async () => {
  const proxy = await proxies();
  const way = through(`PROXY ${hostOf(proxy)}`);
  expect(await way.signIn()).toBe('signed in');
  expect(proxy.seen).toHaveLength(1);
  expect(await way.inUse()).toEqual({ kind: 'proxy', from: 'system', address: proxy.url });
});

it('tries what a configuration file names in turn, and stays with the one that answers', async () => {
  const proxy = await proxies();
  const dead = await nobody();
  const way = through(`PROXY ${dead}; SOCKS5 ${dead}; PROXY ${hostOf(proxy)}; DIRECT`);
  expect([await way.signIn(), await way.signIn()]).toEqual(['signed in', 'signed in']);
  expect(proxy.seen).toHaveLength(2);
  expect(await way.inUse()).toMatchObject({ address: proxy.url });
});

it('tries at most four proxies, and none again for a moment where none answered', async () => {
  let tried = 0;
  // Takes the connection, but speaks no TLS.
  const mute = createServer((socket) => {
    tried += 1;
    socket.destroy();
  });
  await new Promise<void>((resolve) => mute.listen(0, '127.0.0.1', resolve));
  stops.push(() => new Promise((resolve) => mute.close(() => resolve())));
  const host = `127.0.0.1:${(mute.address() as AddressInfo).port}`;
  const way = through(`${`HTTPS ${host}; `.repeat(4)}PROXY ${hostOf(await proxies())}`);
  const first = { kind: 'proxy', from: 'system', address: `https://${host}` };
  expect([await way.inUse(), await way.inUse(), tried]).toEqual([first, first, 4]);
});

it('gives up a Hub whose way can’t be decided in time', async () => {
  const routes = new HubRoutes({
    clock: new SystemClock(),
    systemProxy: () => new Promise(() => undefined),
    passphraseOf: () => Promise.resolve(ok(null)),
  });
  const way = routes.way(named(), targetAt(named()), 50);
  await expect(way).rejects.toMatchObject({ code: 'ETIMEDOUT' });
});

it('never asks for a Hub on this computer, nor where somebody else decides', async () => {
  const proxy = await proxies();
  const system = through(`PROXY ${hostOf(proxy)}`);
  expect(await system.signIn(hub.url)).toBe('signed in');
  const own = through('DIRECT', { kind: 'own', address: proxy.url });
  expect(await own.signIn()).toBe('signed in');
  expect(await own.signIn(hub.url)).toBe('signed in');
  expect(proxy.seen).toHaveLength(1);
  vi.stubEnv('HTTP_PROXY', proxy.url);
  const none = through('DIRECT', { kind: 'none' });
  expect(await none.signIn()).toBe('signed in');
  expect(proxy.seen).toHaveLength(2);
  expect([...system.asked, ...own.asked, ...none.asked]).toEqual([]);
});

it('goes straight where a Hub is to have none, and where the system says nothing in time', async () => {
  expect(await through('PROXY p:1', { kind: 'none' }).inUse()).toEqual({
    kind: 'direct',
    from: 'own',
  });
  expect(await through(null).inUse()).toEqual({ kind: 'direct', from: 'system-silent' });
});

describe('a proxy that is of no use says why', () => {
  it('it is not there', async () => {
    const way = through('DIRECT', { kind: 'own', address: `http://${await nobody()}` });
    expect(await way.signIn()).toBe(
      `The proxy didn’t connect to ${new URL(named()).host}. Check the proxy in Settings → Hubs, and HTTP_PROXY, HTTPS_PROXY and NO_PROXY.`,
    );
  });

  it.each(['http', 'https'])('it wants to know who asks: %s', async (scheme) => {
    const proxy = await proxies({ wantsLogin: true });
    const way = through(`PROXY ${hostOf(proxy)}`);
    const url = named().replace('http', scheme);
    expect(await way.signIn(url)).toBe(
      `The proxy wants a user name and password before it connects to ${new URL(url).host}. Hubkey takes them only from HTTP_PROXY or HTTPS_PROXY: http://USER:PASSWORD@PROXY:PORT.`,
    );
  });

  it('it speaks SOCKS', async () => {
    const way = through('SOCKS5 127.0.0.1:1080');
    expect(await way.signIn()).toBe(
      `The proxy for ${new URL(named()).host} is of a kind that Hubkey can’t use, such as SOCKS. Choose an http or https proxy in Settings → Hubs, or set one in HTTPS_PROXY.`,
    );
    expect(await way.inUse()).toEqual({ kind: 'unusable', from: 'system' });
  });
});
