import { hash, randomBytes } from 'node:crypto';
import type { Agent, AgentOptions } from 'node:http';
import type { ForwardTarget } from '../../ports/hub-forwarder.ts';
import { routeBy, type Route } from '../hub-connection/hub-agents.ts';
import type { Way } from '../hub-connection/way.ts';

/** A route to a Hub whose connections are reused. */
export interface PooledRoute {
  base: URL;
  /** The part in front of a request's path. */
  prefix: string;
  agent: Agent;
  request: Route['request'];
  /** The number of running requests: the agent doesn't list a request whose connection is still being opened. */
  running: number;
}

/** What decides which connections a request may use. */
export interface Pooled {
  target: ForwardTarget;
  way: Way;
  /** The Authorization header; null: none. */
  login: string | null;
}

/** How long an idle connection stays open, in ms. */
const maxIdleMs = 10_000;
const kept = { keepAlive: true, maxFreeSockets: 16, timeout: maxIdleMs };
const maxRoutes = 32;

/**
 * Routes whose connections are reused, one for each profile, Hub, pin, way and credential: nothing that
 * goes wrong on a connection can affect a request of another.
 */
export class RoutePool {
  /** Route names are hashed with a random key of this run, so that they reveal nothing about a credential. */
  readonly #key = randomBytes(32).toString('hex');
  /** Ordered by last use, the latest at the end. */
  readonly #routes = new Map<string, PooledRoute>();
  readonly #connectMs: number;

  constructor(connectMs: number) {
    this.#connectMs = connectMs;
  }

  to(pooled: Pooled): PooledRoute {
    const { hub, pin, profile } = pooled.target;
    const parts = [this.#key, hub, pin, profile, pooled.way.key, pooled.login];
    const name = hash('sha256', JSON.stringify(parts), 'base64');
    const known = this.#routes.get(name);
    if (known) this.#routes.delete(name);
    else this.#makeRoom();
    const route = known ?? this.#open(pooled, kept);
    this.#routes.set(name, route);
    return route;
  }

  /** A route with a new connection, for requests that must not be sent twice: an idle one may close just as it is used. */
  fresh(pooled: Pooled): PooledRoute {
    return this.#open(pooled, { keepAlive: false });
  }

  #open({ target: { hub }, way }: Pooled, options: AgentOptions): PooledRoute {
    const { agent, request } = routeBy(hub, way, this.#connectMs, options);
    const base = new URL(hub);
    const prefix = base.pathname.replace(/\/$/, '');
    return {
      base,
      prefix,
      agent: base.protocol === 'https:' ? agent.https : agent.http,
      request,
      running: 0,
    };
  }

  #makeRoom(): void {
    for (const [name, route] of this.#routes) {
      if (!isUsed(route)) this.#routes.delete(name);
    }
    for (const [name, { agent }] of this.#routes) {
      if (this.#routes.size < maxRoutes) return;
      this.#routes.delete(name);
      retire(agent);
    }
  }
}

const isUsed = ({ agent: { sockets, freeSockets }, running }: PooledRoute): boolean =>
  running > 0 ||
  [sockets, freeSockets].some((byName) => Object.values(byName).some((list) => list?.length));

/** Running requests still finish; their connections are closed afterwards. */
function retire(agent: Agent): void {
  Object.assign(agent, { keepAlive: false });
  for (const sockets of Object.values(agent.freeSockets)) {
    for (const socket of sockets ?? []) socket.destroy();
  }
}
