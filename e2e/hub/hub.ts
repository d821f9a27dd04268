import type { IncomingMessage, ServerResponse } from 'node:http';
import { answerTo } from './answer-to.ts';
import { page, send, type Answer } from './answers.ts';
import { carryOutFault } from './carry-out-fault.ts';
import { authorityPem, serverCertificate, type ServerCertificate } from './certificates.ts';
import { ClientKeys } from './client-keys.ts';
import type { Content } from './context.ts';
import { HubUsers } from './hub-users.ts';
import {
  defaultMoods,
  type Fault,
  type FaultMatch,
  type HubOptions,
  type Moods,
  type TlsMood,
} from './moods.ts';
import { Listener } from './listener.ts';
import { Lockouts } from './lockouts.ts';
import { matches, PlannedFaults } from './planned-faults.ts';
import { SeenRequests, type SeenRequest } from './seen-requests.ts';
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
export type { SeenRequest } from './seen-requests.ts';

/** Starts a Hub on loopback, listening. */
export async function startHub(options: HubOptions = {}): Promise<StandInHub> {
  const hub = new StandInHub(options);
  await hub.listen();
  return hub;
}

/** A real HTTP or HTTPS server that behaves as a Hub, steered and read by tests and the demo. */
export class StandInHub {
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
  readonly #requests = new SeenRequests();
  readonly #faults = new PlannedFaults();
  readonly #listener: Listener;
  #certificate: ServerCertificate | null;

  constructor({ users, ...moods }: HubOptions) {
    this.#moods = { ...defaultMoods, ...moods };
    this.#listener = new Listener(
      this.#moods.port,
      (request, response) => void this.#serve(request, response),
    );
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
    return `${scheme}://127.0.0.1:${this.port}${this.#moods.prefix}`;
  }

  get port(): number {
    return this.#listener.port;
  }

  get requests(): SeenRequest[] {
    return this.#requests.all;
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
    return this.#requests.of(method, pathStart);
  }

  /** Resolves once so many such requests have arrived; rejects after 15 s. */
  waitForRequest(method: string, pathStart: string, count = 1): Promise<SeenRequest> {
    return this.#requests.waitFor(method, pathStart, count);
  }

  /** Plans a fault for the next requests below a path, or of a kind; the returned function takes it back. */
  fault(match: string | FaultMatch, fault: Fault, times = 1): () => void {
    return this.#faults.plan(match, fault, times);
  }

  clearFaults(): void {
    this.#faults.clear();
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

  listen(): Promise<void> {
    return this.#listener.listen(this.#certificate);
  }

  /** Unreachable from now on; `listen` brings it back on the same port. */
  stopListening(): Promise<void> {
    return this.#listener.stop();
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

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const text = await bodyOf(request).catch(() => null);
    if (text === null) return;
    this.#requests.note(request, text);
    const fault = this.#nextFault(request);
    const answer = (): Answer => this.#answer(request, text);
    const respond = (sent: Answer): void => this.#send(response, sent);
    if (!fault) {
      respond(answer());
      return;
    }
    const pours = (change: 1 | -1): void => {
      this.pouring += change;
    };
    await carryOutFault(fault, { request, response, answer, send: respond, pours });
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

  #send(response: ServerResponse, answer: Answer): void {
    const seconds = this.#tokens.now() + this.#moods.dateOffsetSeconds;
    send(response, answer, new Date(seconds * 1000));
  }

  #nextFault(request: IncomingMessage): Fault | null {
    const planned = this.#faults.next(request);
    if (planned) return planned;
    const { gateway } = this.#moods;
    if (!gateway || (gateway.match && !matches(request, gateway.match))) return null;
    return { kind: 'gateway', ...gateway };
  }

  #save(): void {
    saveState(this.#moods.stateFile, this.#state);
  }
}

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
