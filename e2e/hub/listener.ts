import { createServer, type RequestListener, type Server } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import type { ServerCertificate } from './certificates.ts';

/** A server on loopback that can go away and come back on the same port. */
export class Listener {
  /** 0: any free port. */
  port: number;
  readonly #serve: RequestListener;
  readonly #sockets = new Set<Socket>();
  #server: Server | null = null;

  constructor(port: number, serve: RequestListener) {
    this.port = port;
    this.#serve = serve;
  }

  /** By HTTPS with a certificate, by HTTP without. */
  async listen(certificate: ServerCertificate | null): Promise<void> {
    const server = certificate
      ? createSecureServer({ key: certificate.key, cert: certificate.cert }, this.#serve)
      : createServer(this.#serve);
    server.on('connection', (socket: Socket) => {
      this.#sockets.add(socket);
      socket.on('close', () => this.#sockets.delete(socket));
      // A client that gives up is no fault of the Hub's.
      socket.on('error', () => undefined);
    });
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(this.port, '127.0.0.1', resolve);
    });
    this.#server = server;
    this.port = (server.address() as AddressInfo).port;
  }

  /** Ends all connections too. */
  async stop(): Promise<void> {
    const server = this.#server;
    this.#server = null;
    if (!server) return;
    const closed = new Promise((resolve) => server.close(resolve));
    for (const socket of this.#sockets) socket.destroy();
    await closed;
  }
}
