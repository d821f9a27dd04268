import { expect } from '@playwright/test';
import { spawn, type ChildProcess } from 'node:child_process';
import { TrayHost } from '../fixtures/tray-host.ts';
import { HelperOf } from './helper-of.ts';
import { systemKeyboard } from './system-keyboard.ts';
import type { TypedShell } from './system-programs.ts';
import { clipboardText, type CommandFolder } from './system-programs.ts';

export interface PackedProgramOptions {
  program: string;
  userDataDir: string;
  switches: readonly string[];
}

/** A packed Hubkey on this system's own desktop: no debugger reaches it, so it is used as a person does. */
export class PackedProgram {
  readonly helper: HelperOf;
  readonly #options: PackedProgramOptions;
  readonly #keyboard = systemKeyboard();
  #app: ChildProcess | null = null;
  #host: TrayHost | null = null;

  constructor(options: PackedProgramOptions) {
    this.#options = options;
    this.helper = new HelperOf(options.userDataDir);
  }

  /** Starts it, on a Linux desktop with a tray. */
  async start(): Promise<void> {
    const bus = process.env['DBUS_SESSION_BUS_ADDRESS'];
    if (process.platform === 'linux' && bus) this.#host ??= await TrayHost.start(bus);
    this.#app = this.#spawn();
    await expect.poll(() => this.helper.file, { timeout: 60_000 }).not.toBeNull();
  }

  get runs(): boolean {
    return this.#app !== null && this.#app.exitCode === null && this.#app.signalCode === null;
  }

  /** Has `hubkey login` ask, and types the password into the window. */
  async signIn(
    commands: CommandFolder,
    shell: TypedShell,
    { url, user, password }: { url: string; user: string; password: string },
  ): Promise<void> {
    const asked = commands.type(shell, ['login', url, '--user', user], this.#options.userDataDir);
    await expect(async () => {
      await this.#keyboard.focus('main');
      await this.#keyboard.enter(password);
      await expect.poll(() => this.helper.sessions()).toEqual(['active']);
    }).toPass({ timeout: 60_000, intervals: [1_000] });
    expect(await asked).toMatchObject({ code: 0, err: '' });
  }

  /** Copies the header by the palette, and returns what another program finds on the clipboard. */
  async copyHeader(): Promise<string> {
    let text = '';
    await expect(async () => {
      // It hands its wish to the running one and ends. One that came later would take that one's place.
      await ended(this.#spawn('--quick'));
      await this.#keyboard.focus('palette');
      await this.#keyboard.enter('header');
      await expect.poll(async () => (text = await clipboardText())).toContain('Authorization');
    }).toPass({ timeout: 60_000, intervals: [1_000] });
    return text;
  }

  /** Asks it to end; on Windows it is ended, as a program there can't be asked. */
  async quit(): Promise<void> {
    const app = this.#app;
    if (!app || !this.runs) return;
    const gone = ended(app);
    app.kill();
    await gone;
    if (process.platform !== 'win32') expect(app.exitCode).toBe(0);
  }

  async stop(): Promise<void> {
    await this.quit();
    await this.#host?.stop();
    this.#host = null;
  }

  #spawn(...more: string[]): ChildProcess {
    const { program, userDataDir, switches } = this.#options;
    return spawn(program, [`--user-data-dir=${userDataDir}`, ...switches, ...more], {
      stdio: 'ignore',
      env: { ...process.env, HUBKEY_LANG: 'en' },
    });
  }
}

async function ended(child: ChildProcess): Promise<void> {
  await new Promise((done) => child.once('exit', done));
}
