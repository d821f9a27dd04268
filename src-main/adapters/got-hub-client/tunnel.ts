import { request } from 'node:http';
import { request as secureRequest } from 'node:https';
import { connect, type Socket } from 'node:net';
import { getProxyForUrl } from 'proxy-from-env';

/** A failure of the proxy, not of the Hub behind it. */
class ProxyError extends Error {
  readonly code = 'ERR_PROXY';
}

/** The proxy for an address by HTTP_PROXY, HTTPS_PROXY and NO_PROXY, or null. */
export function proxyFor(url: string): URL | null {
  const proxy = getProxyForUrl(url);
  return proxy ? new URL(proxy) : null;
}

/** The header by which a proxy that asks for it knows who uses it. */
export function proxyLogin(proxy: URL): { 'proxy-authorization'?: string } {
  if (!proxy.username) return {};
  const login = `${decodeURIComponent(proxy.username)}:${decodeURIComponent(proxy.password)}`;
  return { 'proxy-authorization': `Basic ${Buffer.from(login).toString('base64')}` };
}

/** A plain connection to a host, straight or through a proxy's CONNECT. Bounded by `timeoutMs`. */
export function openTunnel(
  { hostname, port }: { hostname: string; port: number },
  proxy: URL | null,
  timeoutMs: number,
): Promise<Socket> {
  return proxy
    ? connectThrough(proxy, hostname, port, timeoutMs)
    : connectStraight(bare(hostname), port, timeoutMs);
}

/** A host without the brackets that a URL puts around IPv6. */
export const bare = (hostname: string): string => hostname.replace(/^\[|\]$/g, '');

function connectStraight(host: string, port: number, timeoutMs: number): Promise<Socket> {
  return new Promise((done, failed) => {
    const socket = connect({ host, port, timeout: timeoutMs });
    socket.once('connect', () => {
      socket.setTimeout(0);
      socket.removeAllListeners();
      done(socket);
    });
    socket.once('timeout', () =>
      socket.destroy(Object.assign(new Error('No connection in time.'), { code: 'ETIMEDOUT' })),
    );
    socket.once('error', failed);
  });
}

function connectThrough(
  proxy: URL,
  hostname: string,
  port: number,
  timeout: number,
): Promise<Socket> {
  const target = `${hostname}:${port}`;
  const ask = proxy.protocol === 'https:' ? secureRequest : request;
  return new Promise((done, failed) => {
    const asked = ask({
      host: bare(proxy.hostname),
      port: proxy.port || (proxy.protocol === 'https:' ? 443 : 80),
      method: 'CONNECT',
      path: target,
      headers: { host: target, ...proxyLogin(proxy) },
      timeout,
    });
    asked.once('connect', (answer, socket: Socket) => {
      socket.setTimeout(0);
      if (answer.statusCode === 200) done(socket);
      else {
        socket.destroy();
        failed(new ProxyError(`The proxy answered ${answer.statusCode ?? 'nothing'}.`));
      }
    });
    asked.once('response', () => asked.destroy(new ProxyError('The proxy opened no tunnel.')));
    asked.once('timeout', () => asked.destroy(new ProxyError('The proxy did not answer.')));
    asked.once('error', (error) =>
      failed(error instanceof ProxyError ? error : new ProxyError(error.message)),
    );
    asked.end();
  });
}
