import { open } from 'node:fs/promises';
import type { Exchange, ExchangeProblem } from '../../domain/exchange.ts';
import { fail, ok, type Result } from '../../domain/result.ts';
import type { Secret } from '../../domain/secret.ts';
import type { ChosenFile, ExchangeFiles } from '../../ports/exchange-files.ts';
import { codeOf } from '../error-code.ts';
import { fileText } from '../settings-file/file-text.ts';
import type { AgeReply, AgeTask } from './age-task.ts';
import { readExchange } from './read-exchange.ts';

export interface ExchangeFilesDeps {
  /** Asks a person for a file; null: cancelled. */
  ask: () => Promise<string | null>;
  /** Does a task away from the app's own thread. Rejects if there is no thread to be had. */
  runAge: (task: AgeTask) => Promise<AgeReply>;
}

/** More than a thousand profiles and client keys take, in bytes. */
const maxBytes = 4 * 1_024 * 1_024;

/** Exported files on disk. */
export class SystemExchangeFiles implements ExchangeFiles {
  readonly #deps: ExchangeFilesDeps;

  constructor(deps: ExchangeFilesDeps) {
    this.#deps = deps;
  }

  async choose(): Promise<Result<ChosenFile, ExchangeProblem>> {
    const path = await this.#deps.ask();
    if (path === null) return ok({ kind: 'cancelled' });
    const bytes = await readBytes(path);
    if (!bytes.ok) return bytes;
    if (isAge(bytes.value)) {
      return ok({
        kind: 'sealed',
        open: (passphrase) => this.#open(bytes.value, passphrase),
      });
    }
    const content = readExchange(fileText(bytes.value), { sealed: false });
    return content.ok ? ok({ kind: 'plain', content: content.value }) : content;
  }

  async seal(text: Secret, passphrase: Secret): Promise<Result<Uint8Array, 'failed'>> {
    const content = new TextEncoder().encode(text.reveal());
    try {
      const reply = await this.#deps.runAge({
        work: 'seal',
        content,
        passphrase: passphrase.revealUnits(),
      });
      return reply.ok ? ok(reply.content) : fail('failed');
    } catch {
      return fail('failed');
    } finally {
      content.fill(0);
    }
  }

  async #open(file: Uint8Array, passphrase: Secret): Promise<Result<Exchange, ExchangeProblem>> {
    try {
      const reply = await this.#deps.runAge({
        work: 'open',
        content: file,
        passphrase: passphrase.revealUnits(),
      });
      if (!reply.ok) return fail({ kind: reply.problem });
      const content = readExchange(fileText(reply.content), { sealed: true });
      reply.content.fill(0);
      return content;
    } catch {
      return fail({ kind: 'failed' });
    }
  }
}

/** The first line of an encrypted file, as bytes or as text (age v1, "The age file format"). */
const isAge = (bytes: Uint8Array): boolean =>
  /^(age-encryption\.org\/|\s*-----BEGIN AGE ENCRYPTED FILE-----)/.test(
    new TextDecoder('latin1').decode(bytes.subarray(0, 100)),
  );

async function readBytes(path: string): Promise<Result<Uint8Array, ExchangeProblem>> {
  try {
    const file = await open(path, 'r');
    try {
      const stats = await file.stat();
      if (!stats.isFile()) return fail({ kind: 'unreadable', code: 'EISDIR' });
      return stats.size > maxBytes ? fail({ kind: 'too-large' }) : ok(await file.readFile());
    } finally {
      await file.close();
    }
  } catch (error) {
    return fail({ kind: 'unreadable', code: codeOf(error) });
  }
}
