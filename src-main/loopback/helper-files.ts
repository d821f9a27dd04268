import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { fieldsOf } from '../domain/unknown-json.ts';
import { Secret } from '../domain/secret.ts';
import type { PrivateFiles } from '../ports/private-files.ts';

/** The data that a caller needs to reach the helper. */
export interface HelperContact {
  url: string;
  socket: string | null;
  token: Secret;
}

/** A new token of 256 bits, for one run. */
export const newHelperToken = (): Secret => Secret.of(randomBytes(32).toString('base64url'));

/** `helper.json` and `helper.header`: they exist while the helper listens, readable only for their owner. */
export class HelperFiles {
  readonly #folder: string;
  readonly #files: PrivateFiles;
  readonly #json: string;
  /** Contains the helper's own header, for `curl -H @file`. */
  readonly headerFile: string;
  #written: string | null = null;

  constructor(userDataDir: string, files: PrivateFiles) {
    this.#folder = userDataDir;
    this.#files = files;
    this.#json = join(userDataDir, 'helper.json');
    this.headerFile = join(userDataDir, 'helper.header');
  }

  /** The port of the previous run, so that it can be used again. */
  lastPort(): number | null {
    try {
      const { url } = fieldsOf(JSON.parse(this.#files.read(this.#json)));
      const port = typeof url === 'string' ? Number(new URL(url).port) : 0;
      return port > 0 ? port : null;
    } catch {
      return null;
    }
  }

  /** Throws if they can't be written, or others could change them. */
  write({ url, socket, token }: HelperContact): void {
    const made = this.#files.makeFolder(this.#folder);
    if (!made.ok) throw new Error(`The folder for helper.json is ${made.problem.kind}.`);
    // The folder may be one that several computers use.
    const host = hostname();
    const contact = { version: 1, url, token: token.reveal(), socket, pid: process.pid, host };
    this.#written = `${JSON.stringify(contact)}\n`;
    try {
      this.#files.replace(this.headerFile, `Authorization: Bearer ${token.reveal()}\n`);
      this.#files.replace(this.#json, this.#written);
    } catch (error) {
      // One file without the other would mislead callers.
      rmSync(this.headerFile, { force: true });
      throw error;
    }
  }

  /** Removes them, unless another run has replaced them. */
  remove(): void {
    try {
      if (this.#files.read(this.#json) !== this.#written) return;
      rmSync(this.#json, { force: true });
      rmSync(this.headerFile, { force: true });
    } catch {
      // Gone already.
    }
  }
}
