import { readFileSync, readlinkSync, statSync } from 'node:fs';
import { readOpenFiles, type OpenFiles } from './open-files.ts';
import { momentOf, type Moment } from './process-age.ts';
import { readStat, type ProcessStat } from './process-stat.ts';

/** Reads `/proc` (proc(5)); null stands for processes that have ended or are hidden. */
export class Proc {
  readonly root: string;
  #ours: (string | null)[] | null = null;

  constructor(root: string) {
    this.root = root;
  }

  path(pid: number, name: string): string {
    return `${this.root}/${pid}/${name}`;
  }

  stat(pid: number): ProcessStat | null {
    return readStat(this.text(pid, 'stat') ?? '');
  }

  text(pid: number, name: string): string | null {
    try {
      return readFileSync(this.path(pid, name), 'utf8');
    } catch {
      return null;
    }
  }

  link(pid: number, name: string): string | null {
    try {
      return readlinkSync(this.path(pid, name));
    } catch {
      return null;
    }
  }

  openFiles(pid: number): OpenFiles {
    return readOpenFiles(this.path(pid, 'fd'));
  }

  /** Its effective user, from the folder of the process, which works even if the process can't be inspected. */
  user(pid: number): number | null {
    return statSync(`${this.root}/${pid}`, { throwIfNoEntry: false })?.uid ?? null;
  }

  /** Whether it sees the same files and users: not in another mount or user namespace, or with another root folder. */
  seesWhatWeSee(pid: number): boolean {
    this.#ours ??= this.#view(process.pid);
    const ours = this.#ours;
    return this.#view(pid).every((link, at) => link !== null && link === ours[at]);
  }

  #view(pid: number): (string | null)[] {
    return ['ns/mnt', 'ns/user', 'root'].map((name) => this.link(pid, name));
  }
}

/** The same for one inspection: what several steps need is read once. */
export class ProcSnapshot extends Proc {
  readonly #live: Proc;
  readonly #stats = new Map<number, ProcessStat | null>();
  readonly #files = new Map<number, OpenFiles>();

  readonly #now: () => number;
  #moment: Moment | null = null;

  /** `now` in ms since the epoch. */
  constructor(live: Proc, now: () => number) {
    super(live.root);
    this.#live = live;
    this.#now = now;
  }

  moment(): Moment {
    this.#moment ??= momentOf(this.#now());
    return this.#moment;
  }

  override stat(pid: number): ProcessStat | null {
    const read = this.#stats.get(pid);
    if (read !== undefined) return read;
    const stat = super.stat(pid);
    this.#stats.set(pid, stat);
    return stat;
  }

  override openFiles(pid: number): OpenFiles {
    const files = this.#files.get(pid) ?? super.openFiles(pid);
    this.#files.set(pid, files);
    return files;
  }

  override seesWhatWeSee(pid: number): boolean {
    return this.#live.seesWhatWeSee(pid);
  }
}
