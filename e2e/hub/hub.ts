import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import { answerTo } from './answer-to.ts';
import { json, page, send, type Answer } from './answers.ts';
import { authorityPem, serverCertificate, type ServerCertificate } from './certificates.ts';
import { ClientKeys } from './client-keys.ts';
import type { Content } from './context.ts';
import { gatewayAnswers } from './gateway.ts';
import { HubUsers } from './hub-users.ts';
import {
  defaultMoods,
  type Fault,
  type FaultMatch,
  type HubOptions,
  type Moods,
  type TlsMood,
} from './moods.ts';
import { Lockouts } from './lockouts.ts';
import { throttled } from './throttled.ts';
import { SessionTokens, type TokenKind } from './session-tokens.ts';
import { defaultAlerts, defaultJobs, defaultSites } from './site-fixtures.ts';
import {
  loadState,
  newPassword,
  newSecret,
  newState,
  saveState,
  type HubState,
  type NewUser,
} from './state.ts';
import type { TokenRequest } from './contract/steered-hub.ts';

export type { Fault, FaultMatch, HubOptions } from './moods.ts';

/** A request as it arrived. */
export interface SeenRequest {
  method: string;
  path: string;
  headers: IncomingMessage['headers'];
  body: string;
  /** ms since the epoch. */
  at: number;
  authorization: string | undefined;
}

interface PlannedFault {
  match: FaultMatch;
  fault: Fault;
  left: number;
}

/** Starts a Hub on loopback, listening. */
export async function startHub(options: HubOptions = {}): Promise<StandInHub> {
  const hub = new StandInHub(options);
  await hub.listen();
  return hub;
}

/** A real HTTP or HTTPS server that behaves as a Hub, steered and read by tests and the demo. */
export class StandInHub {
  readonly requests: SeenRequest[] = [];
  readonly content: Content = {
    sites: defaultSites(),
    jobs: defaultJobs(12),
    alerts: defaultAlerts(),
  };
  /** How many endless answers are being read. */
  pouring = 0;
  #moods: Moods;
  /** Every token and client key that it gave out, in their order. */
  readonly issued: { kind: TokenKind | 'client key'; text: string }[] = [];
  readonly #state: HubState;
  readonly #tokens: SessionTokens;
  readonly #keys: ClientKeys;
  readonly #users: HubUsers;
  /** Locked accounts, and how often they were tried while locked. */
  readonly lockouts = new Lockouts();
  readonly #faults: PlannedFault[] = [];
  readonly #sockets = new Set<Socket>();
  #server: Server | null = null;
  #port = 0;
  #certificate: ServerCertificate | null;
  readonly #waiting = new Set<() => void>();

  constructor({ users, ...moods }: HubOptions) {
    this.#moods = { ...defaultMoods, ...moods };
    this.#port = this.#moods.port;
    const fresh = newState(users ?? [{ name: 'pixit', password: newPassword() }]);
    this.#state = loadState(this.#moods.stateFile, fresh);
    this.#tokens = new SessionTokens(
      this.#state,
      () => this.#moods,
      this.lockouts,
      (kind, text) => this.issued.push({ kind, text }),
    );
    this.#keys = new ClientKeys(this.#state, (text) =>
      this.issued.push({ kind: 'client key', text }),
    );
    this.#users = new HubUsers(this.#state, this.#keys);
    this.#certificate = certificateFor(this.#moods.tls);
  }

  /** With the prefix, without final slash. */
  get url(): string {
    const scheme = this.#moods.tls === 'none' ? 'http' : 'https';
    return `${scheme}://127.0.0.1:${this.#port}${this.#moods.prefix}`;
  }

  get port(): number {
    return this.#port;
  }

  get user(): string {
    return this.#state.users[0]?.name ?? '';
  }

  get password(): string {
    return this.#state.users[0]?.password ?? '';
  }

  get certificate(): ServerCertificate | null {
    return this.#certificate;
  }

  /** The authority that signed the good certificate, as PEM. */
  get authorityPem(): string {
    return authorityPem();
  }

  set(change: Partial<HubOptions>): void {
    const { users: _users, ...moods } = change;
    this.#moods = { ...this.#moods, ...moods };
  }

  seen(method: string, pathStart: string): SeenRequest[] {
    return this.requests.filter(
      (request) => request.method === method && request.path.startsWith(pathStart),
    );
  }

  /** Resolves once so many such requests have arrived; rejects after 15 s. */
  async waitForRequest(method: string, pathStart: string, count = 1): Promise<SeenRequest> {
    const until = Date.now() + 15_000;
    for (;;) {
      const found = this.seen(method, pathStart)[count - 1];
      if (found) return found;
      if (Date.now() > until) throw new Error(`No ${method} ${pathStart} came ${count} times.`);
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, 100);
        this.#waiting.add(() => {
          clearTimeout(timer);
          resolve();
        });
      });
    }
  }

  /** Plans a fault for the next requests below a path, or of a kind; the returned function takes it back. */
  fault(match: string | FaultMatch, fault: Fault, times = 1): () => void {
    const of = typeof match === 'string' ? { path: match } : match;
    const planned = { match: of, fault, left: times };
    this.#faults.push(planned);
    return () => {
      planned.left = 0;
    };
  }

  clearFaults(): void {
    this.#faults.length = 0;
  }

  addKey(name: string, user = this.user): { id: number; name: string; key: string } {
    const made = this.#keys.add(name, this.#users.named(user));
    this.#save();
    return made;
  }

  revokeKey(id: number): void {
    this.#keys.remove(id);
    this.#save();
  }

  /** The key stays in the list but no longer works: marked as revoked, or expired. */
  endKey(id: number): void {
    this.#keys.end(id);
    this.#save();
  }

  keys(): { id: number; name: string }[] {
    return this.#state.keys.map(({ id, name }) => ({ id, name }));
  }

  setPassword(name: string, password: string): void {
    this.#users.setPassword(name, password);
    this.#save();
  }

  disableUser(name: string): void {
    this.#users.setActive(name, false);
    this.#save();
  }

  enableUser(name: string): void {
    this.#users.setActive(name, true);
    this.#save();
  }

  addUser(user: NewUser): void {
    this.#users.add(user);
    this.#save();
  }

  /** Their client keys go with them. */
  deleteUser(name: string): void {
    this.#users.remove(name);
    this.#save();
  }

  /** A token of any age; one with a negative `left` has ended. */
  issueToken({ user, kind, age, left }: TokenRequest): string {
    const now = this.#tokens.now();
    return this.#tokens.issue(kind, this.#users.named(user).id, now - age, now + left);
  }

  /** Revokes one token before it expires. */
  refuse(token: string): void {
    this.#tokens.revoke(token);
    this.#save();
  }

  /** A new signing secret: every token is invalid at once. */
  endSessions(): void {
    this.#state.secret = newSecret();
    this.#save();
  }

  async listen(): Promise<void> {
    const server = this.#createServer();
    server.on('connection', (socket: Socket) => {
      this.#sockets.add(socket);
      socket.on('close', () => this.#sockets.delete(socket));
      // A client that gives up is no fault of the Hub's.
      socket.on('error', () => undefined);
    });
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(this.#port, '127.0.0.1', resolve);
    });
    this.#server = server;
    this.#port = (server.address() as AddressInfo).port;
  }

  /** Unreachable from now on; `listen` brings it back on the same port. */
  async stopListening(): Promise<void> {
    const server = this.#server;
    this.#server = null;
    if (!server) return;
    const closed = new Promise((resolve) => server.close(resolve));
    for (const socket of this.#sockets) socket.destroy();
    await closed;
  }

  async restart(change: Partial<HubOptions> = {}): Promise<void> {
    await this.stopListening();
    this.set(change);
    await this.listen();
  }

  /** As after a change of its configuration: every token is invalid, client keys stay. */
  async restartWithNewSecret(): Promise<void> {
    this.endSessions();
    await this.restart();
  }

  /** Shows another certificate from now on, on the same port. */
  async useCertificate(mood: Exclude<TlsMood, 'none'>): Promise<void> {
    await this.stopListening();
    this.set({ tls: mood });
    this.#certificate = serverCertificate(mood, true);
    await this.listen();
  }

  async stop(): Promise<void> {
    await this.stopListening();
  }

  #createServer(): Server {
    const serve = (request: IncomingMessage, response: ServerResponse): void => {
      void this.#serve(request, response);
    };
    const certificate = this.#certificate;
    return certificate
      ? createSecureServer({ key: certificate.key, cert: certificate.cert }, serve)
      : createServer(serve);
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const text = await bodyOf(request).catch(() => null);
    if (text === null) return;
    const method = request.method ?? '';
    const target = request.url ?? '/';
    this.#note({
      method,
      path: target,
      headers: request.headers,
      body: text,
      at: Date.now(),
      authorization: request.headers.authorization,
    });
    const fault = this.#nextFault(request);
    if (fault) await this.#fail(fault, request, response, text);
    else this.#send(response, this.#answer(request, text));
  }

  #answer(request: IncomingMessage, text: string): Answer {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://hub');
    const { prefix } = this.#moods;
    if (!pathname.startsWith(`${prefix}/`)) return page(404, 'Not Found');
    const asked = {
      method: request.method ?? '',
      path: pathname.slice(prefix.length),
      query: searchParams,
      headers: request.headers,
      body: parse(text),
    };
    const answer = answerTo(asked, {
      moods: this.#moods,
      tokens: this.#tokens,
      keys: this.#keys,
      content: this.content,
    });
    this.#save();
    return answer;
  }

  async #fail(
    fault: Fault,
    request: IncomingMessage,
    response: ServerResponse,
    text: string,
  ): Promise<void> {
    switch (fault.kind) {
      case 'html': {
        this.#send(response, page(fault.status, fault.title ?? 'Server Error'));
        return;
      }
      case 'json': {
        this.#send(response, json(fault.status, fault.body, fault.headers));
        return;
      }
      case 'throttle': {
        this.#send(response, throttled(fault.seconds));
        return;
      }
      case 'redirect': {
        this.#send(response, {
          status: fault.status ?? 301,
          html: '',
          headers: { location: fault.location },
        });
        return;
      }
      case 'wrong-types': {
        this.#send(response, json(200, { access: 7, refresh: null, results: 'none' }));
        return;
      }
      case 'hang':
        if (fault.does) this.#answer(request, text);
        return;
      case 'reset':
        request.socket.resetAndDestroy();
        return;
      case 'lost-answer':
        this.#answer(request, text);
        request.socket.resetAndDestroy();
        return;
      case 'truncate': {
        truncate(response, this.#answer(request, text));
        return;
      }
      case 'endless': {
        this.pouring += 1;
        response.once('close', () => (this.pouring -= 1));
        pour(response);
        return;
      }
      case 'gateway': {
        if (fault.after) this.#answer(request, text);
        this.#send(response, gatewayAnswers[fault.answer]);
        return;
      }
      case 'slow':
        await new Promise((resolve) => setTimeout(resolve, fault.ms));
        {
          this.#send(response, this.#answer(request, text));
          return;
        }
    }
  }

  #send(response: ServerResponse, answer: Answer): void {
    const seconds = this.#tokens.now() + this.#moods.dateOffsetSeconds;
    send(response, answer, new Date(seconds * 1000));
  }

  #nextFault(request: IncomingMessage): Fault | null {
    const planned = this.#faults.find(({ match, left }) => left > 0 && matches(request, match));
    if (planned) {
      planned.left -= 1;
      return planned.fault;
    }
    const { gateway } = this.#moods;
    if (!gateway || (gateway.match && !matches(request, gateway.match))) return null;
    return { kind: 'gateway', ...gateway };
  }

  #note(request: SeenRequest): void {
    this.requests.push(request);
    for (const wake of this.#waiting) wake();
    this.#waiting.clear();
  }

  #save(): void {
    saveState(this.#moods.stateFile, this.#state);
  }
}

const matches = ({ url = '/', method, headers }: IncomingMessage, match: FaultMatch): boolean =>
  url.startsWith(match.path) &&
  (match.method ?? method) === method &&
  (match.by === undefined || (headers.authorization ?? '').startsWith(match.by));

function certificateFor(mood: TlsMood): ServerCertificate | null {
  return mood === 'none' ? null : serverCertificate(mood);
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}

function parse(text: string): { ok: true; value: unknown } | { ok: false } {
  try {
    return { ok: true, value: JSON.parse(text) as unknown };
  } catch {
    return { ok: false };
  }
}

/** Announces the whole answer, but ends in the middle of it. */
function truncate(response: ServerResponse, answer: Answer): void {
  const text = JSON.stringify(answer.body ?? {});
  response.writeHead(answer.status, {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(text),
  });
  response.write(text.slice(0, text.length / 2), () => response.destroy());
}

/** Sends endless JSON, as fast as it is read. */
function pour(response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'application/json' });
  const chunk = `"${'x'.repeat(65_530)}",`;
  const more = (): void => {
    while (!response.destroyed && response.write(chunk));
    if (!response.destroyed) response.once('drain', more);
  };
  response.write('[');
  more();
}
