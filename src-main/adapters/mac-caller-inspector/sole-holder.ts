import type { UnknownCaller } from '../../domain/caller-facts.ts';
import { ancestorsOf } from '../callers/ancestors.ts';
import type { MacCalls } from '../native/mac-calls.ts';
import { socketEndsIn, socketInfo, type SocketEnds } from './descriptor-info.ts';
import type { MacPrograms } from './mac-programs.ts';

/** The ends of a process's socket; null if it is no Unix socket, or macOS refuses. */
export function socketEnds(calls: MacCalls, pid: number, fd: number): SocketEnds | null {
  const buffer = calls.descriptorInfo(pid, fd, socketInfo.flavor, socketInfo.bytes);
  return buffer && socketEndsIn(buffer);
}

/**
 * Why a process isn't known to have a socket, by the kernel's name for it, to itself; null if it is. The likely others are read:
 * its parent, the ancestors in its session, and every younger process, which includes all that it starts.
 */
export function whyNotSole(
  calls: MacCalls,
  programs: MacPrograms,
  user: number,
  pid: number,
  socket: bigint,
  maxMs: number,
): UnknownCaller | null {
  const end = performance.now() + maxMs;
  const younger = youngerThan(calls, programs, user, pid);
  if (!younger) return 'hidden';
  if (has(calls, programs, pid, socket) !== true) return 'hidden';
  for (const other of new Set([...nearAncestors(calls, programs, pid), ...younger])) {
    if (performance.now() > end) return 'hidden';
    if (other === pid || other === process.pid || !programs.isOurs(other)) continue;
    const holds = has(calls, programs, other, socket);
    if (holds === null) return 'beside';
    if (holds) return 'shared';
  }
  return null;
}

/** Null: that can't be told. */
function has(calls: MacCalls, programs: MacPrograms, pid: number, socket: bigint): boolean | null {
  const open = programs.descriptors(pid);
  if (!open) return null;
  return open.some(
    ({ fd, kind }) => kind === 'socket' && socketEnds(calls, pid, fd)?.itself === socket,
  );
}

function nearAncestors(calls: MacCalls, programs: MacPrograms, pid: number): number[] {
  const session = calls.session(pid);
  return [...ancestorsOf((of) => programs.parentOf(of), pid)].filter(
    (ancestor, at) => at === 0 || calls.session(ancestor) === session,
  );
}

const pidBytes = 4;

/** The user's processes that started later, or at the same time; null if macOS refuses to list them. */
function youngerThan(
  calls: MacCalls,
  programs: MacPrograms,
  user: number,
  pid: number,
): number[] | null {
  const start = programs.info(pid)?.startUs;
  const buffer = calls.pidsOf(user);
  if (!buffer || start === undefined) return null;
  const pids = Array.from({ length: Math.floor(buffer.length / pidBytes) }, (_none, nth) =>
    buffer.readInt32LE(nth * pidBytes),
  );
  return pids.filter((other) => (programs.info(other)?.startUs ?? 0n) >= start);
}
