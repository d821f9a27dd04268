import { sameFile, type FileFacts } from '../../domain/program-facts.ts';
import { fileAt } from '../callers/file-at.ts';
import type { ProgramSource } from '../callers/read-program.ts';
import { scriptFile, type OpenFile } from '../callers/script-file.ts';
import type { ProcSnapshot } from './proc.ts';
import { wasBeforeStart } from './process-age.ts';
import type { ProcessStat } from './process-stat.ts';

/** What most have open, and which nobody but root can make a file. */
const noFile = '/dev/null';
/** The descriptor flags for the access mode (O_ACCMODE), and O_CLOEXEC: open(2). */
const accessMode = 0o3;
const closeOnExec = 0o2000000;

/** Programs as `/proc` shows them. */
export class ProcPrograms implements ProgramSource {
  readonly #proc: ProcSnapshot;

  constructor(proc: ProcSnapshot) {
    this.#proc = proc;
  }

  stat(pid: number): ProcessStat | null {
    const stat = this.#proc.stat(pid);
    return stat?.ended ? null : stat;
  }

  /** From the kernel's own link to it. */
  executable(pid: number): FileFacts | null {
    const proc = this.#proc;
    const path = proc.seesWhatWeSee(pid) ? proc.link(pid, 'exe') : null;
    const running = path === null ? null : fileAt(proc.path(pid, 'exe'), path);
    const lying = path === null ? null : fileAt(path);
    return running && lying && sameFile(running, lying) ? running : null;
  }

  /** Each word ends in a zero byte, so nothing follows the last one. */
  commandLine(pid: number): readonly string[] {
    return (this.#proc.text(pid, 'cmdline') ?? '').split('\0').slice(0, -1);
  }

  script(pid: number, tool: string, named: string): FileFacts | null {
    return scriptFile(tool, named, (isChosen) => this.#openFiles(pid, isChosen));
  }

  wasBeforeStart(timeNs: bigint, pid: number): boolean {
    const stat = this.#proc.stat(pid);
    return stat !== null && wasBeforeStart(timeNs, stat, this.#proc.moment());
  }

  #openFiles(pid: number, isChosen: (file: OpenFile) => boolean): FileFacts[] {
    const proc = this.#proc;
    const open = proc.openFiles(pid);
    if (open === 'unreadable') return [];
    return [...open].flatMap(([fd, path]) => {
      const isFile = path.startsWith('/') && path !== noFile;
      const file = isFile ? fileAt(proc.path(pid, `fd/${fd}`), path) : null;
      if (!file) return [];
      const flags = flagsOf(proc.text(pid, `fdinfo/${fd}`) ?? '');
      const isRead = (flags & accessMode) === 0;
      const chosen = isChosen({ fd: Number(fd), closeOnExec: (flags & closeOnExec) !== 0 });
      return isRead && chosen ? [file] : [];
    });
  }
}

/** In octal: proc_pid_fdinfo(5). */
const flagsOf = (info: string): number => parseInt(/^flags:\s*(\d+)$/m.exec(info)?.[1] ?? '0', 8);
