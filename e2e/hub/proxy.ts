import {
  createServer,
  request as startRequest,
  type IncomingMessage,
  type ServerResponse,
} from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import { connect, type AddressInfo, type LookupFunction, type Socket } from 'node:net';
import type { ServerCertificate } from './certificates.ts';

export interface StandInProxy {
  url: string;
  /** The requests it got: `GET http://…`, `CONNECT host:port`. */
  seen: string[];
  stop(): Promise<void>;
}

export interface ProxyOptions {
  /** Answers 502 to all. */
  refuses?: boolean;
  /** Answers 407 to those who don't say who they are. */
  wantsLogin?: boolean;
  /** Speaks https, and shows this certificate. */
  certificate?: ServerCertificate;
}

/**
 * A forward proxy on loopback: absolute-form requests and CONNECT. It resolves every name to this computer,
 * so that a test can use a Hub by a name that doesn't exist.
 */
export async function startProxy({
  refuses = false,
  wantsLogin = false,
  certificate,
}: ProxyOptions = {}): Promise<StandInProxy> {
  const seen: string[] = [];
  const sockets = new Set<Socket>();
  const serve = (request: IncomingMessage, response: ServerResponse): void => {
    seen.push(`${request.method ?? ''} ${request.url ?? ''}`);
    if (refuses) {
      response.writeHead(502).end();
      return;
    }
    if (wantsLogin && !request.headers['proxy-authorization']) {
      response.writeHead(407, { 'proxy-authenticate': 'Basic realm="office"' }).end();
      return;
    }
    const { method, headers } = request;
    const options = { method: method ?? 'GET', headers, lookup: toThisComputer };
    const onward = startRequest(request.url ?? '', options, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    onward.on('error', () => response.writeHead(502).end());
    request.pipe(onward);
  };
  const server = certificate ? createSecureServer(certificate, serve) : createServer(serve);
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.on('close', () => sockets.delete(socket));
  });
  server.on('connect', (request: IncomingMessage, socket: Socket) => {
    seen.push(`CONNECT ${request.url ?? ''}`);
    if (refuses) {
      socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n');
      return;
    }
    if (wantsLogin && !request.headers['proxy-authorization']) {
      socket.end('HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 0\r\n\r\n');
      return;
    }
    const { hostname, port } = new URL(`http://${request.url ?? ''}`);
    const onward = connect({ port: Number(port), host: hostname, lookup: toThisComputer }, () => {
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
      onward.pipe(socket);
      socket.pipe(onward);
    });
    onward.on('error', () => socket.destroy());
    socket.on('close', () => onward.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `${certificate ? 'https' : 'http'}://127.0.0.1:${port}`,
    seen,
    stop: async () => {
      const closed = new Promise((resolve) => server.close(resolve));
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}

const toThisComputer: LookupFunction = (_name, { all }, answer) => {
  if (all) answer(null, [{ address: '127.0.0.1', family: 4 }]);
  else answer(null, '127.0.0.1', 4);
};
