import {
  Agent as HttpAgent,
  request,
  type ClientRequest,
  type ClientRequestArgs,
  type IncomingMessage,
  type RequestOptions,
} from 'node:http';
import { Agent as HttpsAgent, request as secureRequest } from 'node:https';
import type { Duplex } from 'node:stream';
import { openSecure } from './secure-connection.ts';
import { proxyFor, proxyLogin } from './tunnel.ts';

/** How one request travels: with its pin, through its proxy, on no connection kept from another. */
export interface Route {
  agent: { http: HttpAgent; https: HttpsAgent };
  /** Takes the place of Node's own request where plain http goes through a proxy. */
  request: RequestFunction | undefined;
}

type RequestFunction = (
  url: URL,
  options: RequestOptions,
  callback?: (answer: IncomingMessage) => void,
) => ClientRequest;

/** The route to an address by its scheme, pin, and the proxy variables. */
export function routeTo(url: string, pin: string | null, timeoutMs: number): Route {
  const proxy = proxyFor(url);
  const agent = {
    http: new HttpAgent({ keepAlive: false }),
    https: new SecureAgent(pin, proxy, timeoutMs),
  };
  const plain = proxy && !url.startsWith('https:');
  return { agent, request: plain ? requestThrough(proxy) : undefined };
}

/** Plain http through a proxy asks for the whole address: RFC 9112, section 3.2.2. */
function requestThrough(proxy: URL): RequestFunction {
  const ask = proxy.protocol === 'https:' ? secureRequest : request;
  const login = proxyLogin(proxy);
  return (url, options, callback) => {
    const asked = ask(proxy, { ...options, agent: false, path: url.href }, callback);
    for (const [name, value] of Object.entries({ host: url.host, ...login })) {
      asked.setHeader(name, value);
    }
    let answered = false;
    asked.once('response', () => {
      answered = true;
    });
    asked.prependListener('error', (error) => {
      // Before an answer began it is the proxy that could not be reached.
      if (!answered) Object.assign(error, { code: 'ERR_PROXY' });
    });
    return asked;
  };
}

type Callback = (error: Error | null, socket: Duplex) => void;

class SecureAgent extends HttpsAgent {
  readonly #pin: string | null;
  readonly #proxy: URL | null;
  readonly #timeoutMs: number;

  constructor(pin: string | null, proxy: URL | null, timeoutMs: number) {
    super({ keepAlive: false });
    this.#pin = pin;
    this.#proxy = proxy;
    this.#timeoutMs = timeoutMs;
  }

  override createConnection(options: ClientRequestArgs, callback?: Callback): undefined {
    const place = {
      hostname: options.host ?? 'localhost',
      port: Number(options.port ?? 443),
      pin: this.#pin,
      proxy: this.#proxy,
      timeoutMs: this.#timeoutMs,
    };
    openSecure(place).then(
      (socket) => callback?.(null, socket),
      // Node takes an error without a socket; its type does not say so.
      (error: unknown) => (callback as ((error: unknown) => void) | undefined)?.(error),
    );
  }
}
