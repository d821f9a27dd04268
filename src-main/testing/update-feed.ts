import { createHash, generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';

/** A pair of keys for signing manifests; `key`: the public one in base64. */
export interface SigningKeys {
  key: string;
  privateKey: KeyObject;
}

export function signingKeys(): SigningKeys {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const { x = '' } = publicKey.export({ format: 'jwk' });
  return { key: Buffer.from(x, 'base64url').toString('base64'), privateKey };
}

export const sha512Of = (content: Buffer): string =>
  createHash('sha512').update(content).digest('base64');

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

/** A feed over http on loopback, with one version for Linux; each of its files can be exchanged. */
export class UpdateFeed {
  readonly #server = createServer((request, response) => this.#answer(request, response));
  readonly #sockets = new Set<Socket>();
  readonly files = new Map<string, Buffer | Answer>();
  /** Each request: method, target and headers. */
  readonly asked: { line: string; headers: IncomingMessage['headers'] }[] = [];
  readonly keys: SigningKeys;
  url = '';

  private constructor(keys: SigningKeys) {
    this.keys = keys;
  }

  static async start(keys: SigningKeys = signingKeys()): Promise<UpdateFeed> {
    const feed = new UpdateFeed(keys);
    feed.#server.on('connection', (socket) => {
      feed.#sockets.add(socket);
      socket.on('close', () => feed.#sockets.delete(socket));
      socket.on('error', () => undefined);
    });
    await new Promise<void>((resolve) => feed.#server.listen(0, '127.0.0.1', resolve));
    feed.url = `http://127.0.0.1:${(feed.#server.address() as AddressInfo).port}/hubkey/`;
    return feed;
  }

  /** Offers a version, signed; `fields` are added to the manifest. */
  offer(version: string, content: Buffer, fields: Record<string, unknown> = {}): void {
    const url = `Hubkey-${version}.AppImage`;
    const files = [{ url, sha512: sha512Of(content), size: content.length }];
    this.files.set(url, content);
    this.put('latest-linux.yml', JSON.stringify({ version, files, ...fields }));
  }

  /** A manifest of any text, signed by these keys. */
  put(name: string, text: string, keys: SigningKeys = this.keys): void {
    const bytes = Buffer.from(text);
    this.files.set(name, bytes);
    this.files.set(
      `${name}.sig`,
      Buffer.from(sign(null, bytes, keys.privateKey).toString('base64')),
    );
  }

  async stop(): Promise<void> {
    const closed = new Promise((resolve) => this.#server.close(resolve));
    for (const socket of this.#sockets) socket.destroy();
    await closed;
  }

  #answer(request: IncomingMessage, response: ServerResponse): void {
    const { method = '', url = '', headers } = request;
    this.asked.push({ line: `${method} ${url}`, headers });
    const file = this.files.get(url.replace('/hubkey/', ''));
    if (typeof file === 'function') file(request, response);
    else if (file) response.end(file);
    else response.writeHead(404).end();
  }
}
