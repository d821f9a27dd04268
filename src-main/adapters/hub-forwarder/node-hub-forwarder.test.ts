import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { startHub, type StandInHub } from '../../../e2e/hub/hub.ts';
import { startProxy } from '../../../e2e/hub/proxy.ts';
import { ForgottenSecret, Secret } from '../../domain/secret.ts';
import { profileId } from '../../domain/ids.ts';
import type {
  ForwardTarget,
  ForwardedAnswer,
  ForwardedRequest,
} from '../../ports/hub-forwarder.ts';
import { hubForwarderContract } from '../../testing/hub-forwarder-contract.ts';
import { HubRoutes } from '../hub-connection/hub-routes.ts';
import { NodeHubForwarder } from './node-hub-forwarder.ts';
import { targetAt } from '../../testing/target-at.ts';

hubForwarderContract('node', () => ({ forwarder, hub: 'http://127.0.0.1:1' }));

let server: Server | null = null;
let hub: StandInHub | null = null;
afterEach(async () => {
  server?.closeAllConnections();
  server?.close();
  server = null;
  await hub?.stop();
  hub = null;
});

const forwarder = new NodeHubForwarder({ limits: { connectMs: 1_000, answerMs: 800 } });
const profile = profileId('one');
const credential = { kind: 'session', secret: Secret.of('the-token') } as const;

async function listen(serve: RequestListener): Promise<ForwardTarget> {
  server = createServer(serve);
  await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { ...targetAt(`http://127.0.0.1:${port}/base`), profile };
}

function request(change: Partial<ForwardedRequest> = {}): ForwardedRequest {
  const signal = new AbortController().signal;
  return { method: 'GET', path: '/api/x/', headers: [], body: null, signal, ...change };
}

async function answered(target: ForwardTarget, change: Partial<ForwardedRequest> = {}) {
  const answer = await forwarder.forward(target, credential, request(change));
  if (!answer.ok) throw new Error(JSON.stringify(answer.problem));
  return answer.value;
}

async function textOf({ body }: ForwardedAnswer): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of body) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

const bodyOf = async (incoming: IncomingMessage): Promise<string> => {
  let text = '';
  for await (const chunk of incoming) text += String(chunk);
  return text;
};

describe('a request', () => {
  it('goes without an Authorization header where there is no credential', async () => {
    const seen: (string | undefined)[] = [];
    const target = await listen((incoming, answer) => {
      seen.push(incoming.headers.authorization);
      answer.end();
    });
    const answer = await forwarder.forward(target, null, request());
    expect(answer.ok && (await textOf(answer.value))).toBe('');
    expect(seen).toEqual([undefined]);
  });

  it('goes as it came, below the Hub’s base, with the credential added', async () => {
    const seen: { url: string | undefined; raw: string[]; body: string }[] = [];
    const target = await listen((incoming, response) => {
      void bodyOf(incoming).then((body) => {
        seen.push({ url: incoming.url, raw: incoming.rawHeaders, body });
        response.writeHead(201, 'Made', [
          ['X-Two', 'a'],
          ['X-Two', 'b'],
        ]);
        response.end('done');
      });
    });
    const answer = await answered(target, {
      method: 'PROPFIND',
      path: `/api/x/?q='"%zz`,
      headers: [['X-Odd', 'ü']],
      body: Buffer.from('body'),
    });
    expect(await textOf(answer)).toBe('done');
    expect(answer).toMatchObject({ status: 201, reason: 'Made' });
    expect(answer.headers.filter(([name]) => name === 'X-Two')).toEqual([
      ['X-Two', 'a'],
      ['X-Two', 'b'],
    ]);
    expect(seen[0]).toMatchObject({ url: `/base/api/x/?q='"%zz`, body: 'body' });
    expect(seen[0]?.raw).toContain('Bearer the-token');
    expect(seen[0]?.raw.join('\n').toLowerCase()).toContain('x-odd\nü');
  });

  it('follows no redirect and names the Hub’s own host', async () => {
    const hosts: (string | undefined)[] = [];
    const target = await listen((incoming, response) => {
      hosts.push(incoming.headers.host);
      response.writeHead(302, { location: 'http://other.host/' }).end();
    });
    const answer = await answered(target);
    expect(answer.status).toBe(302);
    expect(answer.headers).toContainEqual(['location', 'http://other.host/']);
    await textOf(answer);
    expect(hosts).toEqual([new URL(target.hub).host]);
  });

  it('streams both ways at the pace of who reads', async () => {
    const chunk = Buffer.alloc(64 * 1024);
    let made = 0;
    const target = await listen((incoming, response) => {
      incoming.pipe(response);
    });
    async function* endless() {
      for (; made < 2_000; made += 1) {
        await new Promise((resolve) => setImmediate(resolve));
        yield chunk;
      }
    }
    const answer = await answered(target, {
      method: 'POST',
      body: { stream: endless(), length: null },
    });
    const reader = answer.body[Symbol.asyncIterator]();
    await reader.next();
    await new Promise((resolve) => setTimeout(resolve, 200));
    // Nobody reads on, so nothing more is taken but what buffers hold.
    expect(made).toBeLessThan(400);
    let size = 0;
    for (;;) {
      const read: IteratorResult<Uint8Array, unknown> = await reader.next();
      if (read.done) break;
      size += read.value.length;
    }
    expect(made).toBe(2_000);
    expect(size).toBeGreaterThan(1_990 * chunk.length);
  });

  it('ends at the Hub when the caller goes away', async () => {
    let closed = false;
    const target = await listen((incoming, response) => {
      response.write('begun');
      incoming.socket.once('close', () => (closed = true));
    });
    const gone = new AbortController();
    const answer = await answered(target, { signal: gone.signal });
    const reading = textOf(answer).catch(() => 'broke off');
    gone.abort();
    expect(await reading).toBe('broke off');
    await expect.poll(() => closed).toBe(true);
  });

  it('is sent again where a kept connection had just ended, if it can be', async () => {
    let requests = 0;
    const target = await listen((incoming, response) => {
      requests += 1;
      response.end('ok');
      // Ended without a word, as a Hub that restarts does.
      setTimeout(() => incoming.socket.destroy(), 5);
    });
    for (let turn = 0; turn < 3; turn += 1) {
      expect(await textOf(await answered(target))).toBe('ok');
      await new Promise((resolve) => setTimeout(resolve, 4 + turn));
    }
    expect(requests).toBe(3);
  });

  it('is sent once alone where it may change something', async () => {
    let changes = 0;
    const target = await listen((incoming, response) => {
      if (incoming.method === 'GET') {
        response.end('ok');
        return;
      }
      changes += 1;
      incoming.socket.destroy();
    });
    await textOf(await answered(target));
    const body = Buffer.from('{}');
    const broken = await forwarder.forward(target, credential, request({ method: 'POST', body }));
    expect(broken).toEqual({ ok: false, problem: { kind: 'unreachable', reason: 'broken' } });
    expect(changes).toBe(1);
  });
});

describe('what comes instead of an answer', () => {
  it('is told apart', async () => {
    const target = await listen(() => undefined);
    const slow = await forwarder.forward(target, credential, request());
    expect(slow).toEqual({ ok: false, problem: { kind: 'unreachable', reason: 'timeout' } });
    server?.closeAllConnections();
    server?.close();
    await new Promise((resolve) => setTimeout(resolve, 50));
    const refused = await forwarder.forward(target, credential, request());
    expect(refused).toEqual({ ok: false, problem: { kind: 'unreachable', reason: 'refused' } });
  });

  it('is a certificate that is not the trusted one, before anything is sent', async () => {
    hub = await startHub({ tls: 'self-signed' });
    // The authorities are read with the first of these, which takes its time.
    const forwarder = new NodeHubForwarder();
    const unknown = await forwarder.forward(
      { ...targetAt(hub.url), profile },
      credential,
      request(),
    );
    expect(unknown).toMatchObject({ problem: { kind: 'certificate', fault: 'unknown' } });
    expect(hub.requests).toEqual([]);
    const pin = hub.certificate?.sha256 ?? '';
    const trusted = await forwarder.forward(
      { ...targetAt(hub.url, pin), profile },
      credential,
      request(),
    );
    expect(trusted.ok && trusted.value.status).toBe(404);
    if (trusted.ok) await textOf(trusted.value);
    await hub.useCertificate('self-signed');
    const changed = await forwarder.forward(
      { ...targetAt(hub.url, pin), profile },
      credential,
      request(),
    );
    expect(changed).toMatchObject({ problem: { kind: 'certificate', fault: 'changed' } });
  });
});

describe('while the way to the Hub is decided', () => {
  /** Asks for a deletion by a forwarder that does `meanwhile` then; gives the answer and how many requests came. */
  async function forwarded(
    meanwhile: () => void,
    { secret = credential.secret, signal = new AbortController().signal } = {},
  ) {
    let requests = 0;
    const target = await listen((_incoming, answer) => {
      requests += 1;
      answer.end();
    });
    class Slow extends HubRoutes {
      override way(...asked: Parameters<HubRoutes['way']>) {
        meanwhile();
        return super.way(...asked);
      }
    }
    const asked = request({ method: 'DELETE', signal });
    const slow = new NodeHubForwarder({ routes: new Slow() });
    const answer = await slow
      .forward(target, { kind: 'session', secret }, asked)
      .catch((error: unknown) => error);
    return { answer, requests };
  }

  it('a caller goes away: nothing is sent for it', async () => {
    const gone = new AbortController();
    expect(await forwarded(() => gone.abort(), { signal: gone.signal })).toEqual({
      answer: { ok: false, problem: { kind: 'unreachable', reason: 'broken' } },
      requests: 0,
    });
  });

  it('a credential is forgotten: it isn’t sent', async () => {
    const secret = Secret.of('the-token');
    const { answer, requests } = await forwarded(() => secret.forget(), { secret });
    expect([answer instanceof ForgottenSecret, requests]).toEqual([true, 0]);
  });
});

it('goes through a proxy, exactly as it is', async () => {
  const proxy = await startProxy();
  const target = await listen((incoming, response) => response.end(incoming.url));
  vi.stubEnv('http_proxy', proxy.url);
  try {
    const named = { ...target, hub: target.hub.replace('127.0.0.1', 'hub.test') };
    for (let turn = 0; turn < 2; turn += 1) {
      await textOf(await answered(named, { path: `/api/x/?q='a` }));
      expect(proxy.seen).toEqual([`GET ${named.hub}/api/x/?q='a`]);
      proxy.seen.length = 0;
    }
    // What is on this computer never does.
    await textOf(await answered(target));
    expect(proxy.seen).toEqual([]);
  } finally {
    vi.unstubAllEnvs();
    await proxy.stop();
  }
});
