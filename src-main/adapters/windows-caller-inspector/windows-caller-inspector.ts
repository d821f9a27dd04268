import type { CallerConnection } from '../../domain/caller.ts';
import type { CallerFacts } from '../../domain/caller-facts.ts';
import type { ProcessId } from '../../domain/program-facts.ts';
import type { CallerInspector, InspectOptions } from '../../ports/caller-inspector.ts';
import { ancestorsOf } from '../callers/ancestors.ts';
import { parentsOf } from '../callers/parents-of.ts';
import { readProgram } from '../callers/read-program.ts';
import { unknownCaller } from '../callers/unknown-caller.ts';
import { loadWindowsCalls, type WindowsCalls } from '../native/windows-calls.ts';
import { tcpOwnerIn, tcpTables, type TcpOwner } from './tcp-owner.ts';
import { windowsFiles, type WindowsFiles } from './windows-files.ts';
import { WindowsPrograms } from './windows-programs.ts';

type Tcp = Extract<CallerConnection, { door: 'tcp' }>;

export interface WindowsInspectorDeps {
  loadCalls?: () => Promise<WindowsCalls | null>;
  files?: WindowsFiles;
}

/**
 * Finds the process of this user that made a TCP connection, from Windows' own table. Other processes that were passed
 * the connection aren't noticed, as Windows doesn't show who has a socket open. The process must have
 * started before the connection was made, and be its owner before and after it was read.
 */
export class WindowsCallerInspector implements CallerInspector {
  readonly #files: WindowsFiles;
  readonly #loadCalls: () => Promise<WindowsCalls | null>;
  #loading: Promise<WindowsCalls | null> | null = null;
  #calls: WindowsCalls | null = null;

  constructor({ loadCalls = loadWindowsCalls, files = windowsFiles }: WindowsInspectorDeps = {}) {
    this.#loadCalls = loadCalls;
    this.#files = files;
  }

  async inspect(
    connection: CallerConnection,
    { allParents = false }: InspectOptions = {},
  ): Promise<CallerFacts> {
    if (connection.door === 'socket') return unknownCaller('socket');
    this.#loading ??= this.#loadCalls();
    this.#calls = await this.#loading;
    return this.#calls
      ? this.#describe(this.#calls, connection, allParents)
      : unknownCaller('platform');
  }

  isAlive({ pid, startTime }: ProcessId): boolean {
    // A process is known only after an inspection, which loads the calls.
    if (!this.#calls) return false;
    const programs = new WindowsPrograms(this.#calls, this.#files);
    try {
      return String(programs.startTime(pid)) === startTime && programs.isRunning(pid);
    } finally {
      programs.close();
    }
  }

  #describe(calls: WindowsCalls, connection: Tcp, allParents: boolean): CallerFacts {
    const programs = new WindowsPrograms(calls, this.#files);
    try {
      const owner = ownerOf(calls, connection);
      if (!owner || owner.pid === process.pid) return unknownCaller('hidden');
      const { pid, createdAt } = owner;
      const startTime = programs.startTime(pid);
      // Otherwise its pid is that of a process that made the connection and has ended.
      if (startTime === null || startTime > createdAt) return unknownCaller('hidden');
      const program = readProgram(programs, pid);
      if (!program) return unknownCaller('hidden');
      const { executable } = program;
      if (!executable) return unknownCaller(programs.whyHidden(pid));
      const ancestors = ancestorsOf((of) => programs.parentOf(of), pid);
      const parents = parentsOf(programs, program, ancestors, allParents);
      const now = ownerOf(calls, connection);
      const still = now?.pid === pid && now.createdAt === createdAt && programs.isRunning(pid);
      if (!still) return unknownCaller('hidden');
      return { known: 'program', program: { ...program, executable }, parents, terminal: null };
    } catch {
      return unknownCaller('hidden');
    } finally {
      programs.close();
    }
  }
}

/** Who owns the caller's end of the connection: its local port is our remote port. */
function ownerOf(calls: WindowsCalls, { remotePort, localPort }: Tcp): TcpOwner | null {
  for (const kind of tcpTables) {
    const table = calls.tcpTable(kind.family);
    const owner = table && tcpOwnerIn(table, kind, remotePort, localPort);
    if (owner) return owner;
  }
  return null;
}
