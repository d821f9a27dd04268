import { hash, randomBytes } from 'node:crypto';
import type { Agent, AgentOptions } from 'node:http';
import type { ForwardTarget } from '../../ports/hub-forwarder.ts';
import { routeTo, type Route } from '../hub-connection/hub-agents.ts';

/** A way to a Hub whose connections serve again. */
export interface PooledRoute {
  base: URL;
  /** What stands before the path of a request. */
  prefix: string;
  agent: Agent;
  request: Route['request'];
  /** Requests on their way: one whose connection is still being opened is in no list of the agent's. */
  running: number;
}

/** How long a connection that nobody uses is kept, in ms. */
const maxIdleMs = 10_000;
const pooled = { keepAlive: true, maxFreeSockets: 16, timeout: maxIdleMs };
const maxRoutes = 32;

/**
 * Routes whose connections serve again, one for each profile, Hub, pin and credential: nothing that
 * goes wrong on a connection can meet the request of another of them.
 */
export class RoutePool {
  /** Names are made with a key of this run alone, so that none of them tells of a credential. */
  readonly #key = randomBytes(32).toString('hex');
  /** The one used last stands last. */
  readonly #routes = new Map<string, PooledRoute>();
  readonly #connectMs: number;

  constructor(connectMs: number) {
    this.#connectMs = connectMs;
  }

  to(target: ForwardTarget, authorization: string): PooledRoute {
    const { hub, pin, profile } = target;
    const name = hash('sha256', [this.#key, hub, pin, profile, authorization].join('\n'), 'base64');
    const known = this.#routes.get(name);
    if (known) this.#routes.delete(name);
    else this.#makeRoom();
    const route = known ?? this.#open(target, pooled);
    this.#routes.set(name, route);
    return route;
  }

  /** A way on a connection of its own, for what must not be sent twice: a kept one may end just as it is used. */
  fresh(target: ForwardTarget): PooledRoute {
    return this.#open(target, { keepAlive: false });
  }

  #open({ hub, pin }: ForwardTarget, options: AgentOptions): PooledRoute {
    const { agent, request } = routeTo(hub, pin, this.#connectMs, options);
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

/** Requests on their way come to their end; their connections are not kept after it. */
function retire(agent: Agent): void {
  Object.assign(agent, { keepAlive: false });
  for (const sockets of Object.values(agent.freeSockets)) {
    for (const socket of sockets ?? []) socket.destroy();
  }
}
