import type { ClientRequest, IncomingMessage } from 'node:http';
import { lookup } from 'node:dns/promises';
import { isIP, type Socket } from 'node:net';
import { TLSSocket } from 'node:tls';
import type { AddressFamily, NameFinding } from '../domain/doctor.ts';
import { apiUrl } from '../domain/hub-address.ts';
import type { HubProblem } from '../domain/hub-problem.ts';
import { isLoopbackHost } from '../domain/loopback-host.ts';
import type { ProxyInUse } from '../domain/proxy-order.ts';
import { fail, ok, type Result } from '../domain/result.ts';
import { dateOf } from '../domain/unknown-json.ts';
import type { Clock } from '../ports/clock.ts';
import type { HubTarget } from '../ports/hub-client.ts';
import type { HubContact, HubProbe } from '../ports/hub-probe.ts';
import { connectionProblem } from './hub-connection/connection-problem.ts';
import { routeBy } from './hub-connection/hub-agents.ts';
import { HubRoutes } from './hub-connection/hub-routes.ts';
import { onAnswer } from './hub-connection/on-answer.ts';
import { certificateFacts } from './hub-connection/secure-connection.ts';
import { withoutBrackets } from './hub-connection/straight-connection.ts';

/** Time limits for the connection and for the beginning of the answer, in ms. */
export interface ProbeLimits {
  connectMs: number;
  answerMs: number;
}

export interface ProbeOptions {
  version: string;
  clock: Clock;
  limits?: ProbeLimits;
  /** Absent: without the system's proxy, and without passphrases. */
  routes?: HubRoutes;
}

const defaultLimits: ProbeLimits = { connectMs: 8_000, answerMs: 9_000 };

/** Checks the route to a Hub with the same kind of connection that all other requests use. */
export class NodeHubProbe implements HubProbe {
  readonly #userAgent: string;
  readonly #clock: Clock;
  readonly #limits: ProbeLimits;
  readonly #routes: HubRoutes;

  constructor({ version, clock, limits = defaultLimits, routes = new HubRoutes() }: ProbeOptions) {
    this.#userAgent = `Hubkey/${version}`;
    this.#clock = clock;
    this.#limits = limits;
    this.#routes = routes;
  }

  async findName(target: HubTarget): Promise<NameFinding> {
    const { hub } = target;
    if (!URL.canParse(hub)) return { kind: 'unknown' };
    const host = withoutBrackets(new URL(hub).hostname);
    if (isIP(host) !== 0 || isLoopbackHost(host)) return { kind: 'address' };
    if ((await this.#routes.proxyInUse(hub, target)).kind !== 'direct') return { kind: 'by-proxy' };
    try {
      const found = await lookup(host, { all: true });
      const families = new Set(found.map(({ family }): AddressFamily => familyOf(family)));
      return { kind: 'resolved', families: [...families].sort() };
    } catch {
      return { kind: 'unknown' };
    }
  }

  async proxyOf(target: HubTarget): Promise<ProxyInUse> {
    const { hub } = target;
    if (!URL.canParse(hub)) return { kind: 'direct', from: 'own' };
    return this.#routes.proxyInUse(hub, target);
  }

  async contact(target: HubTarget, signal?: AbortSignal): Promise<Result<HubContact, HubProblem>> {
    // The head of the answer is enough, whatever its status.
    const url = apiUrl(target.hub, '/api/health/');
    if (!URL.canParse(url)) return fail({ kind: 'unreachable', reason: 'name' });
    let sent: ClientRequest | null = null;
    try {
      const way = await this.#routes.way(url, target, this.#limits.connectMs);
      const { agent, request } = routeBy(url, way, this.#limits.connectMs);
      const headers = { accept: 'application/json', 'user-agent': this.#userAgent };
      sent = request(new URL(url), {
        method: 'HEAD',
        agent: url.startsWith('https:') ? agent.https : agent.http,
        headers,
        ...(signal ? { signal } : {}),
      });
      return ok(await this.#contactBy(sent, way.proxy !== null));
    } catch (error) {
      return fail(connectionProblem(error, false));
    } finally {
      sent?.destroy();
    }
  }

  #contactBy(sent: ClientRequest, byProxy: boolean): Promise<HubContact> {
    return new Promise((resolve, reject) => {
      const give = (error: Error): void => {
        timer.dispose();
        reject(error);
      };
      const timer = this.#clock.at(this.#clock.now() + this.#limits.answerMs, () => {
        give(Object.assign(new Error('No answer in time.'), { code: 'ETIMEDOUT' }));
      });
      onAnswer(sent, give, (answer) => {
        timer.dispose();
        // Read now: an answer without a body soon releases its socket.
        resolve(contactOf(answer, byProxy));
      });
      sent.on('error', give);
      sent.end();
    });
  }
}

const familyOf = (family: number): AddressFamily => (family === 6 ? 'IPv6' : 'IPv4');

function contactOf({ socket, headers }: IncomingMessage, byProxy: boolean): HubContact {
  return {
    family: byProxy ? null : familyOf(isIP(addressOf(socket))),
    certificate: socket instanceof TLSSocket ? certificateFacts(socket.getPeerCertificate()) : null,
    serverNow: dateOf(headers.date ?? ''),
  };
}

/** An IPv4 address inside IPv6 counts as IPv4: RFC 4291, section 2.5.5.2. */
const addressOf = ({ remoteAddress = '' }: Socket): string =>
  remoteAddress.replace(/^::ffff:(?=[\d.]+$)/i, '');
