/** A file in one state, from stat(2): a replaced or changed file differs in one of the three. */
export interface FileFacts {
  /** Its path, for display and for silencing a program. It never proves that a file is the same. */
  path: string;
  device: string;
  inode: string;
  /** When it last changed (ctime), in ns since the epoch: no program can set it. */
  changed: string;
}

/** A process; if its pid is reused, the start time differs. */
export interface ProcessId {
  pid: number;
  /** In the system's own unit. */
  startTime: string;
}

/** What the system says about a program, without its arguments, which may contain secrets, but for a host. */
export interface ProgramFacts extends ProcessId {
  name: string;
  /** The running file; null if the system hides it, or if a different file is at its path now. */
  executable: FileFacts | null;
  /** Its file's name, or the name of the tool that a multi-call binary runs as. */
  tool: string;
  /** The script that an interpreter runs, if it is a file. */
  script: FileFacts | null;
  /** Whether the script was last changed before the process started: only then its content is what runs. */
  scriptUnchanged: boolean;
  /** Of OpenSSH's client: the host it was told to reach, which proves nothing; null if that is not known. */
  sshHost?: string | null;
}

/** Whether both are the same file in the same state, whatever its path. */
export const sameFile = (left: FileFacts, right: FileFacts): boolean =>
  left.device === right.device && left.inode === right.inode && left.changed === right.changed;

export const sameProcess = (left: ProcessId, right: ProcessId): boolean =>
  left.pid === right.pid && left.startTime === right.startTime;
