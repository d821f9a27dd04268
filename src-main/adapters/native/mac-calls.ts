import { openLibrary } from './open-library.ts';

/** Calls of macOS about sockets and processes. Null stands for everything that macOS refuses. */
export interface MacCalls {
  /** An option of the socket with that descriptor, of `bytes` bytes at most: getsockopt(2). */
  option(fd: number, level: number, name: number, bytes: number): Buffer | null;
  /** What libproc's proc_pidinfo says of a process, `bytes` bytes at most; the flavours are in sys/proc_info.h. */
  processInfo(pid: number, flavor: number, bytes: number): Buffer | null;
  /** A struct kinfo_proc, as sysctl's KERN_PROC_PID has it: of other users' processes too. */
  processEntry(pid: number): Buffer | null;
  /** What libproc's proc_pidfdinfo says of a descriptor. */
  descriptorInfo(pid: number, fd: number, flavor: number, bytes: number): Buffer | null;
  /** A proc_fdinfo for each descriptor of a process. */
  descriptors(pid: number): Buffer | null;
  /** The pids of a user's processes, each an int32. */
  pidsOf(user: number): Buffer | null;
  /** The path of a process's program, in UTF-8. */
  path(pid: number): Buffer | null;
  /** Its arguments and environment, as sysctl's KERN_PROCARGS2 has them. */
  startStrings(pid: number): Buffer | null;
  /** The pid of its session's leader: getsid(2). */
  session(pid: number): number | null;
}

/** PROC_PIDLISTFDS and PROC_UID_ONLY: sys/proc_info.h. */
const listDescriptors = 1;
const byUser = 4;
/** PROC_PIDPATHINFO_MAXSIZE. */
const maxPathBytes = 4_096;
/** CTL_KERN, KERN_PROC, KERN_PROC_PID and KERN_PROCARGS2: sys/sysctl.h. */
const [kernel, processes, byPid, arguments2] = [1, 14, 1, 49];
/** A struct kinfo_proc. */
const entryBytes = 648;
/** ARG_MAX: sys/syslimits.h. */
const maxStringBytes = 1_024 * 1_024;
const maxListBytes = 1_024 * 1_024;

/** Null if the C library can't be called. */
export async function loadMacCalls(): Promise<MacCalls | null> {
  try {
    const call = await openLibrary(null);
    const getsockopt = call('int getsockopt(int, int, int, void *, void *)');
    const pidInfo = call('int proc_pidinfo(int, int, uint64_t, void *, int)');
    const fdInfo = call('int proc_pidfdinfo(int, int, int, void *, int)');
    const listPids = call('int proc_listpids(uint32_t, uint32_t, void *, int)');
    const pidPath = call('int proc_pidpath(int, void *, uint32_t)');
    const sysctl = call('int sysctl(void *, unsigned int, void *, void *, void *, size_t)');
    const getsid = call('int getsid(int)');
    return {
      option(fd, level, name, bytes) {
        const value = Buffer.alloc(bytes);
        const size = new Uint32Array([bytes]);
        const failed = getsockopt(fd, level, name, value, size) !== 0;
        return failed ? null : value.subarray(0, size[0]);
      },
      processInfo: (pid, flavor, bytes) =>
        filled(bytes, (into) => pidInfo(pid, flavor, 0, into, bytes)),
      processEntry(pid) {
        const name = new Int32Array([kernel, processes, byPid, pid]);
        const entry = Buffer.alloc(entryBytes);
        const size = new BigUint64Array([BigInt(entryBytes)]);
        if (sysctl(name, name.length, entry, size, null, 0) !== 0) return null;
        return entry.subarray(0, Number(size[0]));
      },
      descriptorInfo: (pid, fd, flavor, bytes) =>
        filled(bytes, (into) => fdInfo(pid, fd, flavor, into, bytes)),
      descriptors: (pid) => list((into, bytes) => pidInfo(pid, listDescriptors, 0, into, bytes)),
      pidsOf: (user) => list((into, bytes) => listPids(byUser, user, into, bytes)),
      path: (pid) => filled(maxPathBytes, (into) => pidPath(pid, into, maxPathBytes)),
      startStrings(pid) {
        const name = new Int32Array([kernel, arguments2, pid]);
        const size = new BigUint64Array(1);
        if (sysctl(name, name.length, null, size, null, 0) !== 0) return null;
        const bytes = Number(size[0]);
        if (bytes <= 0 || bytes > maxStringBytes) return null;
        const strings = Buffer.alloc(bytes);
        if (sysctl(name, name.length, strings, size, null, 0) !== 0) return null;
        return strings.subarray(0, Number(size[0]));
      },
      session(pid) {
        const leader = getsid(pid);
        return leader > 0 ? leader : null;
      },
    };
  } catch {
    return null;
  }
}

/** What a call wrote; libproc's calls give the number of bytes, and 0 or -1 where they fail. */
function filled(bytes: number, call: (into: Buffer) => number): Buffer | null {
  const into = Buffer.alloc(bytes);
  const written = call(into);
  return written > 0 && written <= bytes ? into.subarray(0, written) : null;
}

/** Without a buffer such a call gives the number of bytes that it needs. A list that fills its buffer may have been cut. */
function list(call: (into: Buffer | null, bytes: number) => number): Buffer | null {
  const needed = call(null, 0);
  if (needed <= 0 || needed > maxListBytes) return null;
  const found = filled(needed, (into) => call(into, needed));
  return found && found.length < needed ? found : null;
}
