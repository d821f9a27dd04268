import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Secret } from '../domain/secret.ts';

/** What a caller needs to reach the helper. */
export interface HelperContact {
  url: string;
  socket: string | null;
  token: Secret;
}

/** A new token of 256 bits, for one run. */
export const newHelperToken = (): Secret => Secret.of(randomBytes(32).toString('base64url'));

/** `helper.json` and `helper.header`: there while the helper listens, for their owner alone. */
export class HelperFiles {
  readonly #folder: string;
  readonly #json: string;
  /** Holds the helper's own header, for `curl -H @file`. */
  readonly headerFile: string;
  #written: string | null = null;

  constructor(userDataDir: string) {
    this.#folder = userDataDir;
    this.#json = join(userDataDir, 'helper.json');
    this.headerFile = join(userDataDir, 'helper.header');
  }

  /** The port that a run before this one had, so that it can be taken again. */
  lastPort(): number | null {
    try {
      const { url } = JSON.parse(readFileSync(this.#json, 'utf8')) as { url?: unknown };
      const port = typeof url === 'string' ? Number(new URL(url).port) : 0;
      return port > 0 ? port : null;
    } catch {
      return null;
    }
  }

  write({ url, socket, token }: HelperContact): void {
    mkdirSync(this.#folder, { recursive: true, mode: 0o700 });
    const contact = { version: 1, url, token: token.reveal(), socket, pid: process.pid };
    this.#written = `${JSON.stringify(contact)}\n`;
    try {
      replace(this.headerFile, `Authorization: Bearer ${token.reveal()}\n`);
      replace(this.#json, this.#written);
    } catch (error) {
      // The one without the other would lead callers astray.
      rmSync(this.headerFile, { force: true });
      throw error;
    }
  }

  /** Removes them, unless another run has replaced them. */
  remove(): void {
    try {
      if (readFileSync(this.#json, 'utf8') !== this.#written) return;
      rmSync(this.#json, { force: true });
      rmSync(this.headerFile, { force: true });
    } catch {
      // Gone already.
    }
  }
}

/** Writes beside and renames: a reader sees the old file or the new one, never half of it. */
function replace(file: string, text: string): void {
  const draft = `${file}.${randomBytes(4).toString('hex')}`;
  try {
    writeFileSync(draft, text, { mode: 0o600, flag: 'wx' });
    renameSync(draft, file);
  } catch (error) {
    rmSync(draft, { force: true });
    throw error;
  }
}
