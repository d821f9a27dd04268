import {
  Agent as HttpAgent,
  type AgentOptions,
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
  return makeRoute(url, pin, timeoutMs, { keepAlive: false });
}

/** How long a connection that nobody uses is kept, in ms. */
const keptMs = 10_000;
const kept = new Map<string, Route>();

/** The same, on connections that are kept for a moment: callers send many requests one after the other. */
export function keptRouteTo(url: string, pin: string | null, timeoutMs: number): Route {
  const name = JSON.stringify([url, pin, proxyFor(url)?.href, timeoutMs]);
  const known = kept.get(name);
  if (known) return known;
  const route = makeRoute(url, pin, timeoutMs, {
    keepAlive: true,
    maxFreeSockets: 16,
    timeout: keptMs,
  });
  kept.set(name, route);
  return route;
}

function makeRoute(
  url: string,
  pin: string | null,
  timeoutMs: number,
  options: AgentOptions,
): Route {
  const proxy = proxyFor(url);
  const agent = {
    http: new HttpAgent(options),
    https: new SecureAgent(pin, proxy, timeoutMs, options),
  };
  const plain = proxy && !url.startsWith('https:');
  return { agent, request: plain ? requestThrough(proxy) : undefined };
}

/** Plain http through a proxy asks for the whole address: RFC 9112, section 3.2.2. */
function requestThrough(proxy: URL): RequestFunction {
  const ask = proxy.protocol === 'https:' ? secureRequest : request;
  const login = proxyLogin(proxy);
  return (url, options, callback) => {
    const path = url.origin + (options.path ?? url.pathname + url.search);
    const asked = ask(proxy, { ...options, agent: false, path }, callback);
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

  constructor(pin: string | null, proxy: URL | null, timeoutMs: number, options: AgentOptions) {
    super(options);
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
