import {
  Agent as HttpAgent,
  request,
  type AgentOptions,
  type ClientRequest,
  type IncomingMessage,
  type RequestOptions,
} from 'node:http';
import { Agent as HttpsAgent, request as secureRequest } from 'node:https';
import { openedBy } from './opened-by.ts';
import { openSecure } from './secure-connection.ts';
import { connectStraight } from './straight-connection.ts';
import { openProxy, proxyLogin } from './tunnel.ts';
import type { Way } from './way.ts';

/** The route of a request: with its pin, through its proxy, never on a connection of another request. */
export interface Route {
  agent: { http: HttpAgent; https: HttpsAgent };
  /** Replaces Node's own request function; the agent must be among its options. */
  request: RequestFunction;
}

type RequestFunction = (
  url: URL,
  options: RequestOptions,
  callback?: (answer: IncomingMessage) => void,
) => ClientRequest;

/**
 * The route to an address by its scheme. `timeoutMs` is how long a connection may take. With `keepAlive` in the
 * options its connections are reused.
 */
export function routeBy(
  url: string,
  way: Way,
  timeoutMs: number,
  options: AgentOptions = { keepAlive: false },
): Route {
  const { protocol, hostname, port } = new URL(url);
  const { proxy, trust } = way;
  const openPlain = () =>
    proxy
      ? openProxy(proxy, trust, timeoutMs)
      : connectStraight(hostname, Number(port || 80), timeoutMs);
  const target = { hostname, port: Number(port || 443), way, timeoutMs };
  const agent = {
    http: openedBy(new HttpAgent(options), openPlain),
    https: openedBy(new HttpsAgent(options), () => openSecure(target)),
  };
  if (protocol === 'https:') return { agent, request: strictly(secureRequest) };
  return { agent, request: proxy ? requestThrough(proxy) : strictly(request) };
}

/** Set explicitly, as otherwise `--insecure-http-parser` in NODE_OPTIONS would apply. Size in bytes. */
const strict = { insecureHTTPParser: false, maxHeaderSize: 16_384 };

const strictly =
  (send: RequestFunction): RequestFunction =>
  (url, options, callback) =>
    send(url, { ...options, ...strict }, callback);

/** A plain http request through a proxy has the whole address as its target: RFC 9112, section 3.2.2. */
function requestThrough(proxy: URL): RequestFunction {
  return (url, options, callback) => {
    const path = url.origin + (options.path ?? url.pathname + url.search);
    const asked = request(url, { ...options, ...strict, path }, callback);
    for (const [name, value] of Object.entries(proxyLogin(proxy))) asked.setHeader(name, value);
    let answered = false;
    asked.once('response', () => {
      answered = true;
    });
    asked.prependListener('error', (error) => {
      // If no answer has begun, it is the proxy that could not be reached.
      if (!answered) Object.assign(error, { code: 'ERR_PROXY' });
    });
    return asked;
  };
}
