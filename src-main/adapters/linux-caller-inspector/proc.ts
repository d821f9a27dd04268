import { readFileSync, readlinkSync, statSync } from 'node:fs';
import { readStat, type ProcessStat } from './process-stat.ts';

/** Reads `/proc` (proc(5)); null stands for what has gone or is hidden. */
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

  /** Its effective user: the folder of a process shows it, also of one that can't be looked into. */
  user(pid: number): number | null {
    return statSync(`${this.root}/${pid}`, { throwIfNoEntry: false })?.uid ?? null;
  }

  /** Whether its files and users are ours: another mount or user namespace, or root folder, has others. */
  seesWhatWeSee(pid: number): boolean {
    this.#ours ??= this.#view(process.pid);
    const ours = this.#ours;
    return this.#view(pid).every((link, at) => link !== null && link === ours[at]);
  }

  #view(pid: number): (string | null)[] {
    return ['ns/mnt', 'ns/user', 'root'].map((name) => this.link(pid, name));
  }
}
