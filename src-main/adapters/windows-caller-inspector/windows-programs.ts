import { win32 } from 'node:path';
import type { UnknownCaller } from '../../domain/caller-facts.ts';
import type { FileFacts } from '../../domain/program-facts.ts';
import { isWindowsPath } from '../../domain/program-role.ts';
import type { NamedProcess, ProgramSource } from '../callers/read-program.ts';
import { wasBefore } from '../callers/was-before.ts';
import { ownProcess, stillActive, type WindowsCalls } from '../native/windows-calls.ts';
import { commandLineWords } from './command-line-words.ts';
import { fileTimeIn, nsOfFileTime } from './file-time.ts';
import { plainPath } from './plain-path.ts';
import { processEntryIn, type ProcessEntry } from './process-entry.ts';
import { userIn } from './token-user.ts';
import { unicodeStringIn } from './unicode-string.ts';
import { utf16In } from './utf16.ts';
import type { WindowsFiles } from './windows-files.ts';

interface OpenProcess {
  handle: number;
  /** In 100 ns since 1601. */
  startTime: bigint;
}

/** Programs as Windows shows them, during one inspection: the pid of a process that was opened isn't reused until `close`. */
export class WindowsPrograms implements ProgramSource {
  readonly #calls: WindowsCalls;
  readonly #files: WindowsFiles;
  readonly #opened = new Map<number, OpenProcess | null>();
  #entries: ReadonlyMap<number, ProcessEntry> | null = null;

  constructor(calls: WindowsCalls, files: WindowsFiles) {
    this.#calls = calls;
    this.#files = files;
  }

  close(): void {
    for (const opened of this.#opened.values()) if (opened) this.#calls.close(opened.handle);
    this.#opened.clear();
  }

  /** When a process started, in 100 ns since 1601; null if it has ended, or can't be opened. */
  startTime(pid: number): bigint | null {
    return this.#open(pid)?.startTime ?? null;
  }

  isRunning(pid: number): boolean {
    const opened = this.#open(pid);
    return opened !== null && this.#calls.exitCode(opened.handle) === stillActive;
  }

  /** Whether it runs as the same user in the same session. False if that can't be read. */
  isOurs(pid: number): boolean {
    const opened = this.#open(pid);
    const [ours, its] = [ownProcess, opened?.handle].map((handle) => {
      const user = handle === undefined ? null : this.#calls.user(handle);
      return user && userIn(user);
    });
    const [session, itsSession] = [process.pid, pid].map((of) => this.#calls.session(of));
    return Boolean(ours) && ours === its && session !== null && session === itsSession;
  }

  /** Its parent, if that is older: a pid is kept after the parent's end, and may be another's by now. */
  parentOf(pid: number): number | null {
    const parent = this.#entry(pid)?.parent;
    const [start, parentStart] = [pid, parent ?? 0].map((of) => this.startTime(of));
    if (parent === undefined || !start || !parentStart || parentStart > start) return null;
    return parent;
  }

  stat(pid: number): NamedProcess | null {
    const startTime = this.startTime(pid);
    const name = this.#entry(pid)?.name;
    return startTime === null || name === undefined ? null : { name, startTime: String(startTime) };
  }

  executable(pid: number): FileFacts | null {
    const file = this.#image(pid);
    // It may be another one that was put in its place.
    return file && this.isOurs(pid) && this.wasBeforeStart(BigInt(file.changed), pid) ? file : null;
  }

  /** Why `executable` is null. */
  whyHidden(pid: number): UnknownCaller {
    if (this.startTime(pid) !== null && !this.isOurs(pid)) return 'user';
    return this.#image(pid) ? 'replaced' : 'hidden';
  }

  commandLine(pid: number): readonly string[] {
    const opened = this.#open(pid);
    const line = opened && this.#calls.commandLine(opened.handle);
    return commandLineWords((line && unicodeStringIn(line)) ?? '');
  }

  /** Its path must be absolute, and without links. */
  script(_pid: number, _tool: string, named: string): FileFacts | null {
    const path = isWindowsPath(named.replaceAll('/', '\\'))
      ? plainPath(win32.normalize(named))
      : null;
    const real = path && this.#files.real(path);
    return real?.toLowerCase() === path?.toLowerCase() && real ? this.#files.at(real) : null;
  }

  wasBeforeStart(timeNs: bigint, pid: number): boolean {
    const startTime = this.startTime(pid);
    return startTime !== null && wasBefore(timeNs, nsOfFileTime(startTime));
  }

  #image(pid: number): FileFacts | null {
    const opened = this.#open(pid);
    const image = opened && this.#calls.imagePath(opened.handle);
    const path = plainPath((image && utf16In(image)) ?? '');
    return path === null ? null : this.#files.at(path);
  }

  #open(pid: number): OpenProcess | null {
    const known = this.#opened.get(pid);
    if (known !== undefined) return known;
    const opened = this.#openNow(pid);
    this.#opened.set(pid, opened);
    return opened;
  }

  #openNow(pid: number): OpenProcess | null {
    const handle = pid > 0 ? this.#calls.open(pid) : null;
    if (handle === null) return null;
    const times = this.#calls.times(handle);
    const startTime = times && fileTimeIn(times, 0);
    if (startTime) return { handle, startTime };
    this.#calls.close(handle);
    return null;
  }

  #entry(pid: number): ProcessEntry | undefined {
    this.#entries ??= new Map(
      (this.#calls.processes() ?? []).flatMap((bytes) => {
        const entry = processEntryIn(bytes);
        return entry ? [[entry.pid, entry]] : [];
      }),
    );
    return this.#entries.get(pid);
  }
}
