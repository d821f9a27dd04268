import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, delimiter, join } from 'node:path';

interface Ran {
  code: number | null;
  out: string;
  err: string;
}

/** How a program of the system reads the clipboard. */
const readers: Partial<Record<NodeJS.Platform, readonly string[]>> = {
  win32: [
    'powershell.exe',
    '-NoProfile',
    '-Command',
    '[Console]::OutputEncoding = [Text.Encoding]::UTF8; Get-Clipboard -Raw',
  ],
  darwin: ['pbpaste'],
  linux: ['xclip', '-selection', 'clipboard', '-o'],
};

/** The text on the clipboard as another program reads it; empty where it has none. */
export async function clipboardText(): Promise<string> {
  const { code, out } = await run(readers[process.platform] ?? []);
  return code === 0 ? out.trim() : '';
}

/** A shell in which a person types `hubkey`: how it runs a line, and how that quotes a word. */
export interface TypedShell {
  name: string;
  words: readonly string[];
  quote: (word: string) => string;
}

const inQuotes = (word: string): string => `'${word}'`;
const powerShell = (name: string): TypedShell => ({
  name,
  words: [name, '-NoProfile', '-Command'],
  quote: inQuotes,
});

/** The shells of each system, as they come with it. */
const shellsOf: Partial<Record<NodeJS.Platform, readonly TypedShell[]>> = {
  win32: [
    powerShell('powershell.exe'),
    powerShell('pwsh.exe'),
    {
      name: 'cmd.exe',
      words: ['cmd.exe', '/d', '/c'],
      quote: (word) => `"${word.replaceAll('"', String.raw`\"`)}"`,
    },
  ],
  darwin: ['zsh', 'bash'].map((name) => ({ name, words: [name, '-c'], quote: inQuotes })),
  linux: ['bash', 'dash'].map((name) => ({ name, words: [name, '-c'], quote: inQuotes })),
};

export const typedShells: readonly TypedShell[] = shellsOf[process.platform] ?? [];

/** The command in a folder of its own on the PATH, as Hubkey installs it. */
export class CommandFolder {
  readonly #folder = mkdtempSync(join(tmpdir(), 'hubkey-bin-'));

  constructor() {
    const other = process.platform === 'win32' ? ['hubkey'] : ['hubkey.cmd', 'hubkey-command.ps1'];
    cpSync('resources/bin', this.#folder, {
      recursive: true,
      filter: (path) => !other.includes(basename(path)),
    });
  }

  remove(): void {
    rmSync(this.#folder, { recursive: true, force: true, maxRetries: 5 });
  }

  /** Runs `hubkey` with these words as they are typed in a shell, for the Hubkey of a folder. It is ended after 60 s. */
  type({ words, quote }: TypedShell, typed: readonly string[], userDataDir: string): Promise<Ran> {
    const plain = /^[\w/-]+$/;
    const line = ['hubkey', ...typed.map((word) => (plain.test(word) ? word : quote(word)))];
    return run([...words, line.join(' ')], {
      PATH: `${this.#folder}${delimiter}${process.env['PATH'] ?? ''}`,
      HUBKEY_USER_DATA: userDataDir,
      // What a Windows of a person has unless they change it (about_Execution_Policies).
      PSExecutionPolicyPreference: 'Restricted',
    });
  }
}

/** Runs a program to its end; after 60 s it is ended. */
export function run(
  [program = '', ...args]: readonly string[],
  more: NodeJS.ProcessEnv = {},
): Promise<Ran> {
  // cmd reads its line by rules of its own, so Node must not quote it.
  const windowsVerbatimArguments = program === 'cmd.exe';
  return new Promise((resolveRun) => {
    const env: NodeJS.ProcessEnv = { ...process.env };
    // Windows' own may be called Path.
    if (more['PATH'] !== undefined) delete env['Path'];
    const child = execFile(
      program,
      args,
      { env: { ...env, ...more }, timeout: 60_000, windowsVerbatimArguments },
      (_error, out, err) => resolveRun({ code: child.exitCode, out, err }),
    );
  });
}
