import { m } from '../domain/messages/index.ts';
import { createHash } from 'node:crypto';
import { chmodSync, rmSync } from 'node:fs';
import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type Server,
  type ServerResponse,
} from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { dirname, isAbsolute, join } from 'node:path';
import type { Duplex } from 'node:stream';
import type { HelperAddress } from '../domain/app-state.ts';
import type { FolderProblem } from '../domain/folder-problem.ts';
import { fail, ok, type Result } from '../domain/result.ts';
import type { PrivateFiles } from '../ports/private-files.ts';
import { rawRefusal } from './answers.ts';
import type { Gatekeeper } from './gate.ts';
import { HelperFiles, newHelperToken } from './helper-files.ts';
import { headOf, requestHandler, type Handler } from './request-handler.ts';
import type { HelperWork } from './call-context.ts';
import { RefusalsByTicket, ticketIn, ticketOf } from './refusals-by-ticket.ts';
import { badRequest, type Refusal } from './refusals.ts';
import type { RequestHead } from './request-head.ts';
import { callAt } from './routes.ts';

export interface HelperServerOptions extends HelperWork {
  userDataDir: string;
  /** `XDG_RUNTIME_DIR`, or null. */
  runtimeDir: string | null;
  platform: NodeJS.Platform;
  files: PrivateFiles;
  limits?: Partial<LoopbackLimits>;
}

interface LoopbackLimits {
  bodyBytes: number;
  headerBytes: number;
  /** Time limit for a complete request, from the start of a connection or the end of the last answer. */
  requestMs: number;
}

const defaultLimits: LoopbackLimits = { bodyBytes: 65_536, headerBytes: 16_384, requestMs: 10_000 };

export interface HelperServer {
  address: HelperAddress;
  /** Why the socket isn't in `XDG_RUNTIME_DIR`; null: it is, or the folder doesn't exist. */
  unsafeRuntimeDir: FolderProblem | null;
  stop(): Promise<void>;
}

/** Listens on TCP and the socket, and writes the helper's files. `failed`: it can't listen. */
export async function startHelperServer(
  options: HelperServerOptions,
): Promise<Result<HelperServer, 'failed'>> {
  const limits = { ...defaultLimits, ...options.limits };
  const token = newHelperToken();
  const files = new HelperFiles(options.userDataDir, options.files);
  let port = 0;
  const gate = (): Gatekeeper => ({ port, token, callAt, bodyLimit: limits.bodyBytes });
  const refusals = new RefusalsByTicket();
  const door = (name: RequestHead['door']): Door =>
    makeServer(name, requestHandler(name, gate, options, refusals), limits, options, refusals);
  const [tcp, local] = [door('tcp'), door('socket')];
  try {
    port = await listenOnTcp(tcp.server, files.lastPort());
    const { socket, problem } = await listenOnSocket(local.server, options);
    const url = `http://127.0.0.1:${port}`;
    files.write({ url, socket, token });
    return ok({
      address: { url, socket, headerFile: files.headerFile },
      unsafeRuntimeDir: problem,
      stop: async () => {
        files.remove();
        await Promise.all([tcp.close(), local.close()]);
        token.forget();
      },
    });
  } catch {
    await Promise.all([tcp.close(), local.close()]);
    return fail('failed');
  }
}

interface Door {
  server: Server;
  close(): Promise<void>;
}

function makeServer(
  name: RequestHead['door'],
  handler: Handler,
  limits: LoopbackLimits,
  { refused }: Pick<HelperWork, 'refused'>,
  refusals: RefusalsByTicket,
): Door {
  const sockets = new Set<Socket>();
  const deadlines = new SocketDeadlines(limits.requestMs);
  const answering = new WeakMap<Duplex, ServerResponse>();
  const server = createServer({
    maxHeaderSize: limits.headerBytes,
    // Each connection has a timer of its own for slow senders, as Node's timer would wake every 30 s even when idle.
    connectionsCheckingInterval: 2 ** 31 - 1,
    keepAliveTimeout: limits.requestMs,
    insecureHTTPParser: false,
    requireHostHeader: false,
  });
  // Node drops headers beyond 2000, but the gate must see them all; `maxHeaderSize` limits them.
  server.maxHeadersCount = 0;
  server.on('connection', (socket) => {
    sockets.add(socket);
    deadlines.start(socket);
    // Node removes its own error listener at an upgrade; a reset after that would crash the app.
    socket.on('error', () => socket.destroy());
    socket.on('close', () => {
      deadlines.forget(socket);
      sockets.delete(socket);
    });
  });
  const serve: RequestListener = (request, response) => {
    // Read now, as the request releases its socket when it is over.
    const { socket } = request;
    // The time limit ends once the request is complete; the answer may take longer.
    if (request.headers['content-length'] ?? request.headers['transfer-encoding']) {
      request.once('end', () => {
        // A body may end after its answer, when the time limit of the next request already runs.
        if (!response.writableFinished) deadlines.stop(socket);
      });
    } else {
      deadlines.stop(socket);
    }
    answering.set(socket, response);
    response.once('finish', () => {
      if (answering.get(socket) === response) answering.delete(socket);
      deadlines.start(socket);
    });
    handler(request, response, () => deadlines.stop(socket));
  };
  const refuse = (socket: Duplex, refusal: Refusal, ticket: string | null): void => {
    refused?.(refusal.kind);
    if (ticket !== null) refusals.keep(ticket, refusal);
    if (socket.writable && ticket === null) socket.end(rawRefusal(refusal));
    else socket.destroy();
  };
  // Without these listeners, Node answers `Expect` by itself, before the gate.
  for (const event of ['request', 'checkContinue', 'checkExpectation']) server.on(event, serve);
  server.on('clientError', (error: Error & { code?: string; rawPacket?: Buffer }, socket) => {
    const answer = answering.get(socket);
    if (answer?.req.complete) {
      // A complete request came before the broken one: it is still answered, as the last one.
      answer.once('finish', () => socket.end());
      return;
    }
    const tooLarge = error.code === 'HPE_HEADER_OVERFLOW';
    const refusal: Refusal = tooLarge
      ? { status: 431, kind: 'too-large', message: m.helper_headers_too_large }
      : badRequest(m.helper_not_http);
    deadlines.start(socket);
    refuse(socket, refusal, ticketIn(error.rawPacket));
  });
  for (const event of ['upgrade', 'connect'] as const) {
    server.on(event, (request: IncomingMessage, socket: Duplex) => {
      refuse(socket, badRequest(m.helper_no_upgrade), ticketOf(headOf(request, name)));
    });
  }
  return {
    server,
    close: async () => {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}

/** Closes connections without a complete request in time. */
class SocketDeadlines {
  readonly #ms: number;
  readonly #timers = new WeakMap<Duplex, NodeJS.Timeout>();
  readonly #waiting = new WeakSet<Duplex>();

  constructor(ms: number) {
    this.#ms = ms;
  }

  start(socket: Duplex): void {
    if (socket.destroyed) return;
    this.#waiting.add(socket);
    const timer = this.#timers.get(socket);
    // One timer for the whole connection, as a new one for each request would cost time.
    if (timer) timer.refresh();
    else
      this.#timers.set(
        socket,
        setTimeout(() => this.#end(socket), this.#ms),
      );
  }

  stop(socket: Duplex): void {
    this.#waiting.delete(socket);
  }

  /** Stops the timer of a closed connection. */
  forget(socket: Duplex): void {
    clearTimeout(this.#timers.get(socket));
    this.#timers.delete(socket);
  }

  #end(socket: Duplex): void {
    if (this.#waiting.has(socket)) socket.destroy();
  }
}

/** Uses the previous port if it is free, so that saved commands keep working. */
async function listenOnTcp(server: Server, lastPort: number | null): Promise<number> {
  const again = lastPort !== null && (await listen(server, { port: lastPort, host: '127.0.0.1' }));
  if (!again && !(await listen(server, { port: 0, host: '127.0.0.1' }))) {
    throw new Error('No port to listen on.');
  }
  return (server.address() as AddressInfo).port;
}

/** Listens on the first usable path; null: there is none, so only TCP works. `problem`: what is wrong with the runtime folder. */
async function listenOnSocket(
  server: Server,
  options: HelperServerOptions,
): Promise<{ socket: string | null; problem: FolderProblem | null }> {
  const { runtime, own } = socketPaths(options);
  let problem: FolderProblem | null = null;
  for (const path of [runtime, own]) {
    if (path === null) continue;
    const folder = options.files.makeFolder(dirname(path), { sealed: true });
    if (!folder.ok) {
      // If there is no such folder, as after `su`, nothing is unsafe.
      if (path === runtime && folder.problem.kind !== 'closed') problem = folder.problem;
      continue;
    }
    // Another program listens there, whatever the lock of this folder says, so its socket is left alone.
    if (await answers(path)) continue;
    if (cleared(path) && (await listen(server, { path }))) {
      chmodSync(path, 0o600);
      return { socket: path, problem };
    }
  }
  return { socket: null, problem };
}

/** Whether somebody listens on a socket's path. */
function answers(path: string): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = connect({ path });
    probe.once('connect', () => {
      probe.destroy();
      resolve(true);
    });
    probe.once('error', () => resolve(false));
  });
}

/** Removes the socket of a killed run, on which nobody answers. */
function cleared(path: string): boolean {
  try {
    rmSync(path, { force: true });
    return true;
  } catch {
    return false;
  }
}

function listen(server: Server, address: object): Promise<boolean> {
  return new Promise((resolve) => {
    const failed = (): void => resolve(false);
    server.once('error', failed);
    server.listen(address, () => {
      server.off('error', failed);
      resolve(true);
    });
  });
}

/** sun_path holds 104 bytes on macOS and 108 on Linux, the final NUL included. */
const longestPath = 103;

function socketPaths({ userDataDir, runtimeDir, platform }: HelperServerOptions): {
  runtime: string | null;
  own: string | null;
} {
  if (platform === 'win32') return { runtime: null, own: null };
  const folder = createHash('sha256').update(userDataDir).digest('hex').slice(0, 12);
  const fitting = (path: string) => (Buffer.byteLength(path) <= longestPath ? path : null);
  return {
    runtime:
      runtimeDir !== null && isAbsolute(runtimeDir)
        ? fitting(join(runtimeDir, 'hubkey', folder, 'helper.sock'))
        : null,
    own: fitting(join(userDataDir, 'helper', 'helper.sock')),
  };
}
