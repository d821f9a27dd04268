/** One state of one file, by what stat(2) tells: a replaced or changed file differs in one of the three. */
export interface FileFacts {
  /** Where it lies: for people, and for whom a no silences. It never proves that a file is the same. */
  path: string;
  device: string;
  inode: string;
  /** Of its last change (ctime), in ns since the epoch: no program can set it. */
  changed: string;
}

/** A process; a pid that is used again has another start time. */
export interface ProcessId {
  pid: number;
  /** In the system's own count. */
  startTime: string;
}

/** A program as the system tells of it. Never its arguments: they may hold secrets. */
export interface ProgramFacts extends ProcessId {
  name: string;
  /** The file that runs; null where the system hides it, or it is another than the one at its path. */
  executable: FileFacts | null;
  /** What it is by: its file's name, or the tool that one file of many tools runs as. */
  tool: string;
  /** The script that an interpreter runs, where that is a file. */
  script: FileFacts | null;
}

/** Whether both are the same file in the same state, wherever it lies. */
export const sameFile = (left: FileFacts, right: FileFacts): boolean =>
  left.device === right.device && left.inode === right.inode && left.changed === right.changed;

export const sameProcess = (left: ProcessId, right: ProcessId): boolean =>
  left.pid === right.pid && left.startTime === right.startTime;
