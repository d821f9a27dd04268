import { request } from 'node:http';
import type { Socket } from 'node:net';
import { ProxyError } from './proxy-error.ts';
import { connectStraight } from './straight-connection.ts';
import { shakeHands } from './tls-handshake.ts';
import type { Trust } from './trust.ts';

/** A proxy, and what an https one is judged by. */
export interface ProxyWay {
  proxy: URL | null;
  trust: Pick<Trust, 'proxy'>;
}

/** The header that identifies the user to a proxy that requires it. */
export function proxyLogin(proxy: URL): { 'proxy-authorization'?: string } {
  if (!proxy.username) return {};
  const login = `${decodeURIComponent(proxy.username)}:${decodeURIComponent(proxy.password)}`;
  return { 'proxy-authorization': `Basic ${Buffer.from(login).toString('base64')}` };
}

/** A plain connection to a host, straight or through a proxy's CONNECT. Bounded by `timeoutMs`. */
export async function openTunnel(
  { hostname, port }: { hostname: string; port: number },
  { proxy, trust }: ProxyWay,
  timeoutMs: number,
): Promise<Socket> {
  if (!proxy) return connectStraight(hostname, port, timeoutMs);
  const through = await openProxy(proxy, trust, timeoutMs);
  return connectThrough(through, proxy, `${hostname}:${port}`, timeoutMs);
}

/** A connection to the proxy itself; an https proxy must have a certificate for its own name. */
export async function openProxy(
  proxy: URL,
  trust: Pick<Trust, 'proxy'>,
  timeoutMs: number,
): Promise<Socket> {
  const secure = proxy.protocol === 'https:';
  const port = Number(proxy.port || (secure ? 443 : 80));
  try {
    const socket = await connectStraight(proxy.hostname, port, timeoutMs);
    return secure ? await shakeHands(socket, proxy.hostname, trust.proxy(), timeoutMs) : socket;
  } catch (error) {
    throw new ProxyError(error instanceof Error ? error.message : '');
  }
}

function connectThrough(
  through: Socket,
  proxy: URL,
  target: string,
  timeout: number,
): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const sent = request({
      createConnection: () => through,
      method: 'CONNECT',
      path: target,
      headers: { host: target, ...proxyLogin(proxy) },
      insecureHTTPParser: false,
      timeout,
    });
    sent.once('connect', (answer, socket: Socket) => {
      socket.setTimeout(0);
      if (answer.statusCode === 200) resolve(socket);
      else {
        socket.destroy();
        const code = answer.statusCode === 407 ? 'ERR_PROXY_LOGIN' : 'ERR_PROXY';
        reject(new ProxyError(`The proxy answered ${answer.statusCode ?? 'nothing'}.`, code));
      }
    });
    sent.once('response', () => sent.destroy(new ProxyError('The proxy opened no tunnel.')));
    sent.once('timeout', () => sent.destroy(new ProxyError('The proxy did not answer.')));
    sent.once('error', (error) =>
      reject(error instanceof ProxyError ? error : new ProxyError(error.message)),
    );
    sent.end();
  });
}
