import type { HashOf } from '../domain/consent.ts';
import type { FileFacts } from '../domain/program-facts.ts';
import type { FileHasher } from '../ports/file-hasher.ts';

/** An executable may be large, so the hashes of this many file states are remembered. */
const maxHashes = 200;

/** The known hashes of files' contents, by the state that the file was in. */
export class FileHashes {
  readonly #hasher: FileHasher;
  /** In the order in which they were learned. */
  readonly #known = new Map<string, Promise<string | null>>();
  readonly #ready = new Map<string, string>();

  constructor(hasher: FileHasher) {
    this.#hasher = hasher;
  }

  /** Hashes the files that aren't known yet. */
  async learn(files: readonly FileFacts[]): Promise<void> {
    await Promise.all(files.map((file) => this.#learn(file)));
  }

  /** The hash of a file in this state; null: not known. */
  readonly of: HashOf = (file) => this.#ready.get(nameOf(file)) ?? null;

  async #learn(file: FileFacts): Promise<void> {
    const name = nameOf(file);
    const reading = this.#known.get(name) ?? this.#hasher.hash(file);
    this.#known.set(name, reading);
    const hash = await reading;
    if (hash === null) this.#known.delete(name);
    else this.#ready.set(name, hash);
    for (const [first] of this.#known) {
      if (this.#known.size <= maxHashes) break;
      this.#known.delete(first);
      this.#ready.delete(first);
    }
  }
}

const nameOf = ({ path, device, inode, changed }: FileFacts): string =>
  JSON.stringify([path, device, inode, changed]);
