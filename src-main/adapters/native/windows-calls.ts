import { openLibrary } from './open-library.ts';

/**
 * Calls of Windows about connections and processes. Null stands for everything that Windows refuses; the buffers hold
 * what it writes, and may be longer.
 */
export interface WindowsCalls {
  /** MIB_TCPTABLE_OWNER_MODULE or MIB_TCP6TABLE_OWNER_MODULE, by the family (AF_INET, AF_INET6). */
  tcpTable(family: number): Buffer | null;
  /** A PROCESSENTRY32W for each process. */
  processes(): readonly Buffer[] | null;
  /** A handle of a process, to be closed. Its pid isn't reused meanwhile. */
  open(pid: number): number | null;
  close(handle: number): void;
  /** Four FILETIMEs: when it started, ended, and how long it worked. */
  times(handle: number): Buffer | null;
  /** `stillActive` for one that runs. */
  exitCode(handle: number): number | null;
  /** The path of its program, in UTF-16. */
  imagePath(handle: number): Buffer | null;
  /** A UNICODE_STRING with its text after it. */
  commandLine(handle: number): Buffer | null;
  /** A TOKEN_USER with its SID after it. */
  user(handle: number): Buffer | null;
  /** The session of a process, such as a person's desktop. */
  session(pid: number): number | null;
}

/** STILL_ACTIVE: GetExitCodeProcess. */
export const stillActive = 259;
/** Stands for the calling process: GetCurrentProcess. */
export const ownProcess = -1;

/** PROCESS_QUERY_LIMITED_INFORMATION: "Process Security and Access Rights". */
const queryLimited = 0x1000;
/** TOKEN_QUERY. */
const queryToken = 8;
/** TokenUser, in TOKEN_INFORMATION_CLASS. */
const tokenUser = 1;
const maxUserBytes = 256;
/** TCP_TABLE_OWNER_MODULE_ALL, in TCP_TABLE_CLASS: the only one that says when a connection was made. */
const ownerModules = 8;
const insufficientBuffer = 122;
const firstTableBytes = 65_536;
const maxTableBytes = 16 * 1_024 * 1_024;
const maxTries = 4;
/** TH32CS_SNAPPROCESS: CreateToolhelp32Snapshot. */
const snapProcesses = 2;
/** PROCESSENTRY32W on 64 bits; Electron for 32 bits isn't shipped. */
const entryBytes = 568;
const maxProcesses = 65_536;
/** The longest path that Windows has, in UTF-16 units. */
const maxPathUnits = 32_768;
/** ProcessCommandLineInformation: NtQueryInformationProcess, from Windows 8.1 on (winsiderss/phnt, ntpsapi.h). */
const commandLineClass = 60;
/** A UNICODE_STRING, and the longest text that one can have. */
const maxCommandLineBytes = 16 + 65_536;

/** Null if the system's libraries can't be called. */
export async function loadWindowsCalls(): Promise<WindowsCalls | null> {
  try {
    const [kernel, security, network, native] = await Promise.all(
      ['kernel32.dll', 'advapi32.dll', 'iphlpapi.dll', 'ntdll.dll'].map(openLibrary),
    );
    if (!kernel || !security || !network || !native) return null;
    const tcpTable = network(
      'uint32_t GetExtendedTcpTable(void *, void *, int, uint32_t, int, uint32_t)',
    );
    const openProcess = kernel('intptr_t OpenProcess(uint32_t, int, uint32_t)');
    const closeHandle = kernel('int CloseHandle(intptr_t)');
    const times = kernel('int GetProcessTimes(intptr_t, void *, void *, void *, void *)');
    const exitCode = kernel('int GetExitCodeProcess(intptr_t, void *)');
    const imagePath = kernel('int QueryFullProcessImageNameW(intptr_t, uint32_t, void *, void *)');
    const session = kernel('int ProcessIdToSessionId(uint32_t, void *)');
    const snapshot = kernel('intptr_t CreateToolhelp32Snapshot(uint32_t, uint32_t)');
    const first = kernel('int Process32FirstW(intptr_t, void *)');
    const next = kernel('int Process32NextW(intptr_t, void *)');
    const openToken = security('int OpenProcessToken(intptr_t, uint32_t, void *)');
    const tokenInformation = security(
      'int GetTokenInformation(intptr_t, int, void *, uint32_t, void *)',
    );
    const query = native(
      'int32_t NtQueryInformationProcess(intptr_t, int, void *, uint32_t, void *)',
    );
    return {
      tcpTable(family) {
        const size = new Uint32Array([firstTableBytes]);
        for (let tries = 0; tries < maxTries; tries++) {
          const bytes = size[0] ?? 0;
          if (bytes === 0 || bytes > maxTableBytes) return null;
          const table = Buffer.alloc(bytes);
          const failed = tcpTable(table, size, 0, family, ownerModules, 0);
          if (failed === 0) return table;
          if (failed !== insufficientBuffer) return null;
        }
        return null;
      },
      processes() {
        const list = snapshot(snapProcesses, 0);
        if (list === 0 || list === -1) return null;
        try {
          const entries: Buffer[] = [];
          for (let step = first; entries.length < maxProcesses; step = next) {
            const entry = Buffer.alloc(entryBytes);
            entry.writeUInt32LE(entryBytes, 0);
            if (step(list, entry) === 0) break;
            entries.push(entry);
          }
          return entries;
        } finally {
          closeHandle(list);
        }
      },
      open: (pid) => openProcess(queryLimited, 0, pid) || null,
      close: (handle) => void closeHandle(handle),
      times(handle) {
        const written = Buffer.alloc(32);
        const [start, end, kernelTime, userTime] = [0, 8, 16, 24].map((at) =>
          written.subarray(at, at + 8),
        );
        if (!start || !end || !kernelTime || !userTime) return null;
        return times(handle, start, end, kernelTime, userTime) === 0 ? null : written;
      },
      exitCode(handle) {
        const code = new Uint32Array(1);
        return exitCode(handle, code) === 0 ? null : (code[0] ?? null);
      },
      imagePath(handle) {
        const path = Buffer.alloc(maxPathUnits * 2);
        const units = new Uint32Array([maxPathUnits]);
        if (imagePath(handle, 0, path, units) === 0) return null;
        return path.subarray(0, (units[0] ?? 0) * 2);
      },
      commandLine(handle) {
        const line = Buffer.alloc(maxCommandLineBytes);
        const size = new Uint32Array(1);
        return query(handle, commandLineClass, line, line.length, size) === 0 ? line : null;
      },
      user(handle) {
        const opened = new BigInt64Array(1);
        if (openToken(handle, queryToken, opened) === 0) return null;
        const token = Number(opened[0] ?? 0n);
        try {
          const user = Buffer.alloc(maxUserBytes);
          const size = new Uint32Array(1);
          const failed = tokenInformation(token, tokenUser, user, user.length, size) === 0;
          return failed ? null : user.subarray(0, size[0]);
        } finally {
          closeHandle(token);
        }
      },
      session(pid) {
        const id = new Uint32Array(1);
        return session(pid, id) === 0 ? null : (id[0] ?? null);
      },
    };
  } catch {
    return null;
  }
}
