import { lstat, mkdir, readdir, readFile, readlink, rm, rmdir, symlink } from 'node:fs/promises';
import { delimiter, dirname, join } from 'node:path';
import { fail, ok, type Result } from '../domain/result.ts';
import type { TerminalCommand } from '../domain/terminal-command.ts';
import type { TerminalCommands } from '../ports/terminal-commands.ts';
import { readPrivateFile, replacePrivateFile } from './private-files/private-file.ts';

export interface CommandLocations {
  /** The folder with the command that comes with Hubkey. */
  from: string;
  /** The folder to install it to. */
  to: string;
  platform: NodeJS.Platform;
  /** `PATH`. */
  path: string;
  /** Hubkey's own files disappear with its process, as in an AppImage, so a link would break. */
  mounted: boolean;
}

/** Where the command has its words in other languages, beside itself. */
const wordsFolder = 'hubkey-words';

/**
 * A link to the command in the user's own folder of programs; a copy if a link wouldn't work. A copy needs its words
 * beside it, which a link finds where it leads.
 */
export class UserTerminalCommands implements TerminalCommands {
  readonly #locations: CommandLocations;

  constructor(locations: CommandLocations) {
    this.#locations = locations;
  }

  async status(): Promise<TerminalCommand> {
    const { to, path } = this.#locations;
    const names = [...this.#names, ...(this.#copies ? await this.#words() : [])];
    const states = await Promise.all(names.map((name) => this.#stateOf(name)));
    const state = states.includes('other')
      ? 'other'
      : states.every((found) => found === 'installed')
        ? 'installed'
        : 'absent';
    const onPath = path.split(delimiter).includes(to);
    return { path: join(to, this.#names[0] ?? 'hubkey'), state, onPath };
  }

  async install(): Promise<Result<TerminalCommand, 'other' | 'failed'>> {
    return this.#unlessOther(async () => {
      const { from, to } = this.#locations;
      await mkdir(to, { recursive: true, mode: 0o700 });
      if (this.#copies) {
        for (const name of this.#names) await this.#copy(name, 0o700);
        await mkdir(join(to, wordsFolder), { recursive: true, mode: 0o700 });
        for (const name of await this.#words()) await this.#copy(name, 0o600);
      } else {
        for (const name of this.#names) {
          await rm(join(to, name), { force: true });
          await symlink(join(from, name), join(to, name));
        }
      }
    });
  }

  async remove(): Promise<Result<TerminalCommand, 'other' | 'failed'>> {
    return this.#unlessOther(async () => {
      const { to } = this.#locations;
      const words = await this.#words();
      for (const name of [...this.#names, ...words]) await rm(join(to, name), { force: true });
      // What else somebody has put there stays.
      await rmdir(join(to, wordsFolder)).catch(() => undefined);
    });
  }

  get #names(): readonly string[] {
    return this.#locations.platform === 'win32' ? ['hubkey.cmd', 'hubkey.ps1'] : ['hubkey'];
  }

  get #copies(): boolean {
    return this.#locations.mounted || this.#locations.platform === 'win32';
  }

  /** The files with words, as paths from the command's folder. */
  async #words(): Promise<readonly string[]> {
    const names = await readdir(join(this.#locations.from, wordsFolder)).catch(() => []);
    return names.map((name) => join(wordsFolder, name));
  }

  async #copy(name: string, mode: number): Promise<void> {
    const { from, to } = this.#locations;
    await replacePrivateFile(join(to, name), await readFile(join(from, name), 'utf8'), mode);
  }

  async #unlessOther(
    act: () => Promise<void>,
  ): Promise<Result<TerminalCommand, 'other' | 'failed'>> {
    if ((await this.status()).state === 'other') return fail('other');
    try {
      await act();
      return ok(await this.status());
    } catch {
      return fail('failed');
    }
  }

  /** Hubkey's own is a link to one of its commands, or a file with the same first line. */
  async #stateOf(name: string): Promise<TerminalCommand['state']> {
    const file = join(this.#locations.to, name);
    const found = await lstat(file).catch(() => null);
    if (!found) return 'absent';
    if (found.isSymbolicLink()) {
      const target = await readlink(file).catch(() => '');
      if (target === join(this.#locations.from, name)) return 'installed';
      // From an earlier Hubkey, which may have been moved.
      return target.endsWith(join('bin', name)) && dirname(target) !== this.#locations.to
        ? 'absent'
        : 'other';
    }
    const text = await readPrivateFile(file).catch(() => '');
    if (!/hubkey/i.test(text.slice(0, 200))) return 'other';
    const own = await readFile(join(this.#locations.from, name), 'utf8').catch(() => '');
    return text === own ? 'installed' : 'absent';
  }
}
