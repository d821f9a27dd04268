import { lstat, mkdir, readdir, readFile, readlink, rm, rmdir, symlink } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { fail, ok, type Result } from '../domain/result.ts';
import type {
  InstalledState,
  TerminalCommand,
  TerminalExtraKind,
} from '../domain/terminal-command.ts';
import { isOnPath } from './is-on-path.ts';
import type { TerminalCommands } from '../ports/terminal-commands.ts';
import { readPrivateFile, replacePrivateFile } from './private-files/private-file.ts';

export interface CommandLocations {
  /** The folder with the command that comes with Hubkey. */
  from: string;
  /** The folder to install it to. */
  to: string;
  extras: readonly (InstalledFile & { kind: TerminalExtraKind })[];
  platform: NodeJS.Platform;
  /** `PATH`. */
  path: string;
  /** Hubkey's own files are gone after this run, as those of an AppImage, so a link would break. */
  vanishing: boolean;
}

/** A file that comes with Hubkey, and the place it is installed to. */
interface InstalledFile {
  from: string;
  to: string;
}

/** What earlier versions installed, and PowerShell would prefer to hubkey.cmd and then not run. */
const formerName = 'hubkey.ps1';

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
    const { to, path, platform } = this.#locations;
    const files = this.#files;
    const words = this.#copies ? await this.#words() : [];
    const states = await Promise.all([...files, ...words].map(stateOf));
    const state = states.includes('other')
      ? 'other'
      : states.every((found) => found === 'installed')
        ? 'installed'
        : 'absent';
    const extras = this.#locations.extras.map(async (extra) => ({
      kind: extra.kind,
      path: extra.to,
      state: await stateOf(extra),
    }));
    return {
      path: files[0]?.to ?? join(to, 'hubkey'),
      state,
      onPath: isOnPath(to, path, platform),
      extras: await Promise.all(extras),
    };
  }

  /** Man page and completions come along where nothing else is in their place; the command works without them. */
  async install(): Promise<Result<TerminalCommand, 'other' | 'failed'>> {
    return this.#unlessOther(async () => {
      for (const file of this.#files) await this.#put(file, 0o700);
      await this.#removeFormer();
      if (this.#copies) for (const file of await this.#words()) await this.#put(file, 0o600);
      for (const extra of await this.#ownExtras()) {
        await this.#put(extra, 0o600).catch(() => undefined);
      }
    });
  }

  async remove(): Promise<Result<TerminalCommand, 'other' | 'failed'>> {
    return this.#unlessOther(async () => {
      const files = [...this.#files, ...(await this.#words()), ...(await this.#ownExtras())];
      for (const { to } of files) await rm(to, { force: true });
      await this.#removeFormer();
      // What else somebody has put there stays.
      await rmdir(join(this.#locations.to, wordsFolder)).catch(() => undefined);
    });
  }

  get #files(): readonly InstalledFile[] {
    const { from, to, platform } = this.#locations;
    const names = platform === 'win32' ? ['hubkey.cmd', 'hubkey-command.ps1'] : ['hubkey'];
    return names.map((name) => ({ from: join(from, name), to: join(to, name) }));
  }

  async #words(): Promise<readonly InstalledFile[]> {
    const from = join(this.#locations.from, wordsFolder);
    const to = join(this.#locations.to, wordsFolder);
    const names = await readdir(from).catch(() => []);
    return names.map((name) => ({ from: join(from, name), to: join(to, name) }));
  }

  async #removeFormer(): Promise<void> {
    const { to, platform } = this.#locations;
    if (platform !== 'win32') return;
    const file = join(to, formerName);
    const text = await readPrivateFile(file).catch(() => '');
    if (isOwnText(text)) await rm(file, { force: true });
  }

  /** Whether files are copied, as links would lead nowhere or can't be made. */
  get #copies(): boolean {
    return this.#locations.vanishing || this.#locations.platform === 'win32';
  }

  async #ownExtras(): Promise<readonly InstalledFile[]> {
    const { extras } = this.#locations;
    const states = await Promise.all(extras.map(stateOf));
    return extras.filter((_extra, at) => states[at] !== 'other');
  }

  async #put({ from, to }: InstalledFile, mode: number): Promise<void> {
    await mkdir(dirname(to), { recursive: true, mode: 0o700 });
    if (this.#copies) {
      await replacePrivateFile(to, await readFile(from, 'utf8'), mode);
    } else {
      await rm(to, { force: true });
      await symlink(from, to);
    }
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
}

/** Hubkey's own is a link to one of its files, or a file that names Hubkey at its beginning. */
async function stateOf({ from, to }: InstalledFile): Promise<InstalledState> {
  const found = await lstat(to).catch(() => null);
  if (!found) return 'absent';
  if (found.isSymbolicLink()) {
    const target = await readlink(to).catch(() => '');
    if (target === from) return 'installed';
    // From an earlier Hubkey, which may have been moved.
    return target.endsWith(join(basename(dirname(from)), basename(from))) &&
      dirname(target) !== dirname(to)
      ? 'absent'
      : 'other';
  }
  const text = await readPrivateFile(to).catch(() => '');
  if (!isOwnText(text)) return 'other';
  const own = await readFile(from, 'utf8').catch(() => '');
  return text === own ? 'installed' : 'absent';
}

const isOwnText = (text: string): boolean => /hubkey/i.test(text.slice(0, 200));
