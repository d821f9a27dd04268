import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type RequestListener } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { authorityPem, serverCertificate } from '../../../e2e/hub/certificates.ts';
import { startProxy } from '../../../e2e/hub/proxy.ts';
import { trustAuthorities } from '../hub-connection/authorities.ts';
import { SystemClock } from '../system-clock.ts';
import { loadPac } from './load-pac.ts';

const pac = 'function FindProxyForURL(url, host) { return "DIRECT"; }';
const loaded = {
  ok: true,
  value: `data:application/x-ns-proxy-autoconfig;base64,${Buffer.from(pac).toString('base64')}`,
};
const notLoaded = { ok: false, problem: 'not-loaded' };
const notUsable = { ok: false, problem: 'not-usable' };

const stops: (() => unknown)[] = [];
afterEach(async () => {
  vi.unstubAllEnvs();
  for (const stop of stops.splice(0)) await stop();
});

async function serve(answer: RequestListener, secure = false): Promise<string> {
  const server = secure
    ? createSecureServer(serverCertificate('good'), answer)
    : createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  stops.push(() => {
    server.closeAllConnections();
    return new Promise((resolve) => server.close(resolve));
  });
  const { port } = server.address() as AddressInfo;
  return `${secure ? 'https' : 'http'}://127.0.0.1:${port}`;
}

const serving = (body: string | Buffer, secure = false) =>
  serve((_request, response) => void response.end(body), secure);

const load = (address: string, limits?: { bytes: number; totalMs: number }) =>
  loadPac(address, new SystemClock(), limits);

describe('by http', () => {
  it('is fetched straight, with nothing said of who asks', async () => {
    const proxy = await startProxy();
    stops.push(() => proxy.stop());
    for (const name of ['HTTP_PROXY', 'http_proxy', 'ALL_PROXY']) vi.stubEnv(name, proxy.url);
    vi.stubEnv('NO_PROXY', '');
    const asked: unknown[] = [];
    const url = await serve(({ method, url, headers }, response) => {
      asked.push([method, url, headers]);
      response.end(pac);
    });
    const { host } = new URL(url);
    expect(await load(`http://ana:secret@${host}/proxy.pac?a=1#b`)).toEqual(loaded);
    const headers = {
      accept: '*/*',
      'cache-control': 'no-cache',
      'user-agent': 'Hubkey',
      host,
      connection: 'close',
    };
    expect(asked).toEqual([['GET', '/proxy.pac?a=1', headers]]);
    expect(proxy.seen).toEqual([]);
  });

  it.each([301, 302, 303, 307, 308])('is followed to where %i leads', async (status) => {
    const asked: unknown[] = [];
    const target = await serve(({ headers }, response) => {
      asked.push(headers.authorization);
      response.end(pac);
    });
    const location = target.replace('//', '//ana:secret@');
    const url = await serve((_request, response) => {
      response.writeHead(status, { location }).end();
    });
    expect(await load(url)).toEqual(loaded);
    expect(asked).toEqual([undefined]);
  });

  it('is given up where redirects don’t end', async () => {
    let asked = 0;
    const url = await serve((_request, response) => {
      asked += 1;
      response.writeHead(302, { location: '/again' }).end();
    });
    expect(await load(url)).toEqual(notLoaded);
    expect(asked).toBe(6);
  });

  it.each(['file:///etc/hostname', 'ftp://a.example/', 'http://[', ''])(
    'isn’t looked for at %j',
    async (location) => {
      const url = await serve((_request, response) => {
        response.writeHead(302, { location }).end(pac);
      });
      expect(await load(url)).toEqual(notLoaded);
    },
  );

  it.each([204, 304, 401, 404, 500])('isn’t in an answer of %i', async (status) => {
    const url = await serve((_request, response) => void response.writeHead(status).end(pac));
    expect(await load(url)).toEqual(notLoaded);
  });

  it('is nothing that is too large, another page, or empty', async () => {
    const large = await serving(pac + ' '.repeat(2000));
    expect(await load(large, { bytes: 2000, totalMs: 5000 })).toEqual(notUsable);
    expect(await load(await serving('<html>Please sign in</html>'))).toEqual(notUsable);
    expect(await load(await serving(''))).toEqual(notUsable);
  });

  it('is not waited for without end', async () => {
    const silent = await serve(() => undefined);
    const dripping = await serve((_request, response) => {
      const drip = setInterval(() => response.write(' '), 10);
      response.on('close', () => clearInterval(drip));
    });
    const limits = { bytes: 100_000, totalMs: 150 };
    expect(await load(silent, limits)).toEqual(notLoaded);
    expect(await load(dripping, limits)).toEqual(notLoaded);
  });

  it('is not taken in part', async () => {
    const url = await serve((_request, response) => {
      response.writeHead(200, { 'content-length': 1000 });
      response.write(pac, () => response.destroy());
    });
    expect(await load(url)).toEqual(notLoaded);
  });

  it('isn’t there where nobody answers', async () => {
    const url = await serving(pac);
    await stops.pop()?.();
    expect(await load(url)).toEqual(notLoaded);
  });
});

describe('by https', () => {
  it('comes from a server with a trusted certificate alone, whatever the environment says', async () => {
    vi.stubEnv('NODE_TLS_REJECT_UNAUTHORIZED', '0');
    let asked = 0;
    const url = await serve((_request, response) => {
      asked += 1;
      response.end(pac);
    }, true);
    expect(await load(url)).toEqual(notLoaded);
    expect(asked).toBe(0);
    trustAuthorities(authorityPem());
    expect(await load(url)).toEqual(loaded);
  });

  it('isn’t followed to plain http', async () => {
    trustAuthorities(authorityPem());
    let asked = 0;
    const plain = await serve((_request, response) => {
      asked += 1;
      response.end(pac);
    });
    const url = await serve((_request, response) => {
      response.writeHead(302, { location: plain }).end();
    }, true);
    expect(await load(url)).toEqual(notLoaded);
    expect(asked).toBe(0);
  });
});

describe('on the disk', () => {
  function folder(): string {
    const made = mkdtempSync(join(tmpdir(), 'hubkey-pac-'));
    stops.push(() => rmSync(made, { recursive: true }));
    return made;
  }

  it('is read', async () => {
    const path = join(folder(), 'my proxy.pac');
    writeFileSync(path, pac);
    expect(await load(pathToFileURL(path).href)).toEqual(loaded);
    expect(await load(pathToFileURL(path).href, { bytes: 10, totalMs: 5000 })).toEqual(notUsable);
    // Elsewhere that would be a share of another computer.
    expect(await load(pathToFileURL(path).href.replace('//', '//share'))).toEqual(notLoaded);
  });

  it.skipIf(process.platform === 'win32')('is a file, and nothing to wait for', async () => {
    const path = join(folder(), 'pipe');
    execFileSync('mkfifo', [path]);
    expect(await load(pathToFileURL(path).href)).toEqual(notLoaded);
    expect(await load(pathToFileURL(folder()).href)).toEqual(notLoaded);
  });
});

it.each(['', 'proxy.pac', 'ftp://a.example/proxy.pac', 'data:,FindProxyForURL', 'C:\\proxy.pac'])(
  'isn’t at %j',
  async (address) => {
    expect(await load(address)).toEqual(notLoaded);
  },
);
