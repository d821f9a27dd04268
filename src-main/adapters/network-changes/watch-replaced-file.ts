import { readlinkSync, realpathSync, statSync, watch, type FSWatcher } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import type { Clock } from '../../ports/clock.ts';
import type { Disposable } from '../../ports/disposable.ts';

/** How long a file must be left alone before its change is reported, in ms: programs rewrite it in several steps. */
const quietMs = 500;

/** How long until a folder that isn't there is looked for again, in ms. */
const missingMs = 30_000;

/**
 * Reports each change of a file, also where it is replaced or is a link to another one: a watched file is
 * followed by its inode, so its folders are watched instead. Folders that are replaced are found again.
 */
export function watchReplacedFile(path: string, clock: Clock, changed: () => void): Disposable {
  const watch = new ReplacedFileWatch(path, clock, changed);
  watch.arm();
  return watch;
}

class ReplacedFileWatch implements Disposable {
  readonly #path: string;
  readonly #clock: Clock;
  readonly #changed: () => void;
  readonly #watchers = new Set<FSWatcher>();
  #state: string;
  #later: Disposable | null = null;

  constructor(path: string, clock: Clock, changed: () => void) {
    this.#path = path;
    this.#clock = clock;
    this.#changed = changed;
    this.#state = stateOf(path);
  }

  /** Watches the folders of the file and of what it links to. */
  arm(): void {
    this.#disarm();
    const names = new Set([this.#path, targetOf(this.#path)]);
    const folders = new Set([...names].map((name) => dirname(name)));
    const all = [...folders].map((folder) => this.#watch(folder, names));
    if (all.includes(false)) this.#checkIn(missingMs);
  }

  dispose(): void {
    this.#disarm();
    this.#later?.dispose();
  }

  #watch(folder: string, paths: ReadonlySet<string>): boolean {
    const names = new Set([...paths].map((path) => basename(path)));
    // A folder that is removed or replaced reports its own name.
    names.add(basename(folder));
    try {
      const watcher = watch(folder, { persistent: false }, (_event, name) => {
        if (name === null || names.has(name)) this.#checkIn(quietMs);
      });
      watcher.on('error', () => this.#checkIn(quietMs));
      this.#watchers.add(watcher);
      return true;
    } catch {
      return false;
    }
  }

  #checkIn(ms: number): void {
    this.#later?.dispose();
    this.#later = this.#clock.at(this.#clock.now() + ms, () => {
      this.arm();
      const state = stateOf(this.#path);
      if (state === this.#state) return;
      this.#state = state;
      this.#changed();
    });
  }

  #disarm(): void {
    for (const watcher of this.#watchers) watcher.close();
    this.#watchers.clear();
  }
}

/** What a link leads to, the path itself if it is none. Where nothing is there, what the link names. */
function targetOf(path: string): string {
  for (const follow of [realpathSync, linked]) {
    try {
      return follow(path);
    } catch {
      // Nothing is there, or it is no link.
    }
  }
  return path;
}

const linked = (path: string): string => resolve(dirname(path), readlinkSync(path));

/** Differs after each change. */
function stateOf(path: string): string {
  try {
    const { ino, size, mtimeMs } = statSync(path);
    return [ino, size, mtimeMs].join(' ');
  } catch {
    return 'none';
  }
}
