import type { CallerConnection } from '../../domain/caller.ts';
import type { CallerFacts } from '../../domain/caller-facts.ts';
import type { ProcessId } from '../../domain/program-facts.ts';
import type { CallerInspector, InspectOptions } from '../../ports/caller-inspector.ts';
import { ancestorsOf } from '../callers/ancestors.ts';
import { parentsOf } from '../callers/parents-of.ts';
import { readProgram } from '../callers/read-program.ts';
import { unknownCaller } from '../callers/unknown-caller.ts';
import { loadMacCalls, type MacCalls } from '../native/mac-calls.ts';
import { auditTokenBytes, auditTokenIn, type AuditToken } from './audit-token.ts';
import { MacPrograms, readInfo } from './mac-programs.ts';
import { socketEnds, whyNotSole } from './sole-holder.ts';

/** SOL_LOCAL, LOCAL_PEERPID and LOCAL_PEERTOKEN: XNU's bsd/sys/un.h. */
const socketLevel = 0;
const peerPid = 2;
const peerToken = 6;
/** How long the search for others with the connection may take, in ms; after that the caller is unknown. */
const maxMs = 400;

export interface MacInspectorDeps {
  /** The user whose programs may be named. */
  user?: number | null;
  loadCalls?: () => Promise<MacCalls | null>;
}

/**
 * Finds the process of this user at the other end of a Unix socket, by the kernel's word: the last one that used
 * that end. It must have it open, and the likely others must not. The kernel's version of its pid
 * must be the same before and after it was read. macOS doesn't say who made a TCP connection.
 */
export class MacCallerInspector implements CallerInspector {
  readonly #user: number | null;
  readonly #loadCalls: () => Promise<MacCalls | null>;
  #loading: Promise<MacCalls | null> | null = null;
  #calls: MacCalls | null = null;

  constructor({
    user = process.geteuid?.() ?? null,
    loadCalls = loadMacCalls,
  }: MacInspectorDeps = {}) {
    this.#user = user;
    this.#loadCalls = loadCalls;
  }

  async inspect(
    connection: CallerConnection,
    { allParents = false }: InspectOptions = {},
  ): Promise<CallerFacts> {
    if (connection.door === 'tcp') return unknownCaller('platform');
    this.#loading ??= this.#loadCalls();
    this.#calls = await this.#loading;
    if (!this.#calls || this.#user === null) return unknownCaller('socket');
    // Read now: the number of a descriptor that was closed meanwhile may be reused.
    const fd = connection.openFd();
    if (fd === null) return unknownCaller('hidden');
    try {
      return describe(this.#calls, this.#user, fd, allParents);
    } catch {
      return unknownCaller('hidden');
    }
  }

  isAlive({ pid, startTime }: ProcessId): boolean {
    // A process is known only after an inspection, which loads the calls.
    const info = this.#calls && readInfo(this.#calls, pid);
    return info !== null && String(info.startUs) === startTime;
  }
}

function describe(calls: MacCalls, user: number, fd: number, allParents: boolean): CallerFacts {
  const peer = peerOf(calls, fd);
  if (!peer || peer.pid === process.pid) return unknownCaller('hidden');
  if (peer.user !== user || peer.realUser !== user) return unknownCaller('user');
  const { pid } = peer;
  const socket = socketEnds(calls, process.pid, fd)?.peer;
  if (!socket) return unknownCaller('hidden');
  const programs = new MacPrograms(calls, user);
  const why = whyNotSole(calls, programs, user, pid, socket, maxMs);
  if (why) return unknownCaller(why);
  const program = readProgram(programs, pid);
  if (!program) return unknownCaller('hidden');
  const { executable } = program;
  if (!executable) return unknownCaller(programs.file(pid) ? 'replaced' : 'hidden');
  const terminal = programs.terminalOf(pid);
  const ancestors = ancestorsOf((of) => programs.parentOf(of), pid);
  // The terminal is one of those above.
  const parents = parentsOf(programs, program, ancestors, allParents || terminal !== null);
  // The process may have ended while it was read, its pid may be reused, and it may run another program.
  const now = peerOf(calls, fd);
  const info = readInfo(calls, pid);
  const still =
    now?.pid === pid && now.version === peer.version && String(info?.startUs) === program.startTime;
  if (!still) return unknownCaller('hidden');
  return { known: 'program', program: { ...program, executable }, parents, terminal };
}

/** Null if the other end is closed, or the kernel doesn't tell the same in both ways. */
function peerOf(calls: MacCalls, fd: number): AuditToken | null {
  const pid = calls.option(fd, socketLevel, peerPid, 4);
  const token = calls.option(fd, socketLevel, peerToken, auditTokenBytes);
  const peer = token && auditTokenIn(token);
  return pid?.length === 4 && peer && peer.pid > 0 && peer.pid === pid.readInt32LE(0) ? peer : null;
}
