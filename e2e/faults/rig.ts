import type { Page } from '@playwright/test';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type {
  AppView,
  CallName,
  Calls,
  HubkeyBridge,
  ProfileState,
} from '../../src-main/contract/index.ts';
import { requestAsScript } from '../fixtures/request-as-script.ts';
import type { Desktop } from '../fixtures/desktop.ts';
import { Hubkey } from '../fixtures/hubkey.ts';
import { startHub, type HubOptions, type SeenRequest, type StandInHub } from '../hub/hub.ts';

/** The page's own globals. */
interface PageGlobals {
  hubkey: HubkeyBridge;
}

export interface RigOptions {
  hub: HubOptions;
  /** Environment variables for Hubkey, in addition to the desktop's. */
  env?: NodeJS.ProcessEnv;
  /** Size of a separate disk for the user-data folder, in MB. Needs root. */
  diskMb?: number;
}

/** One Hubkey with a Hub and a user-data folder of its own, on a desktop that others use after it. */
export class Rig {
  readonly desktop: Desktop;
  readonly hub: StandInHub;
  readonly userDataDir = mkdtempSync(join(tmpdir(), 'hubkey-faults-'));
  /** The states that the session went through since the last `mark`. */
  readonly states: string[] = [];
  readonly #options: RigOptions;
  #hubkey: Hubkey | null = null;
  #page: Page | null = null;
  #output = '';
  #marked = 0;
  #watching: NodeJS.Timeout | null = null;

  private constructor(desktop: Desktop, hub: StandInHub, options: RigOptions) {
    this.desktop = desktop;
    this.hub = hub;
    this.#options = options;
  }

  static async start(desktop: Desktop, options: RigOptions): Promise<Rig> {
    const rig = new Rig(desktop, await startHub(options.hub), options);
    if (options.diskMb !== undefined) {
      const size = `size=${options.diskMb}m,mode=0700`;
      execFileSync('mount', ['-t', 'tmpfs', '-o', size, 'hubkey-faults', rig.userDataDir]);
    }
    return rig;
  }

  get hubkey(): Hubkey {
    if (!this.#hubkey) throw new Error('Hubkey was not started.');
    return this.#hubkey;
  }

  get page(): Page {
    if (!this.#page) throw new Error('The window was not opened.');
    return this.#page;
  }

  /** The output of every Hubkey of this rig. */
  get output(): string {
    return this.#output + (this.#hubkey?.output ?? '');
  }

  /** Starts Hubkey and waits for its window. */
  async launch(): Promise<void> {
    this.#output = this.output;
    const { desktop, userDataDir } = this;
    const env = { ...desktop.env, ...this.#options.env };
    this.#hubkey = await Hubkey.launch(desktop.runtime, userDataDir, env);
    this.#page = await this.#hubkey.window();
    // Its first document is an empty one.
    await this.#page.getByRole('heading').first().waitFor();
  }

  /** Makes a call like the window. */
  async call<Name extends CallName>(
    name: Name,
    input: Calls[Name]['in'],
  ): Promise<Calls[Name]['out']> {
    return this.page.evaluate(
      ([calledName, given]) =>
        (window as unknown as PageGlobals).hubkey.call(calledName, given as never),
      [name, input] as const,
    );
  }

  /** The snapshot, also while a new page takes the place of one in which a password was typed. */
  async view(): Promise<AppView> {
    for (let left = 20; ; left -= 1) {
      try {
        return await this.call('view', null);
      } catch (error) {
        if (left === 0 || !String(error).includes('Execution context was destroyed')) throw error;
        await this.#page?.getByRole('heading').first().waitFor();
      }
    }
  }

  /** The first profile; rejects if there is none. */
  async profile(): Promise<ProfileState> {
    const [profile] = (await this.view()).profiles;
    if (!profile) throw new Error('There is no profile.');
    return profile;
  }

  /** Signs in as a person does, without the form. Why it failed, or null. */
  async signIn(): Promise<string | null> {
    const { url, user, password, certificate } = this.hub;
    const form = { address: url, user, password, keep: true, trust: certificate?.sha256 ?? null };
    const before = this.hub.requests.length;
    // The page is replaced as soon as it worked, usually before the answer arrives.
    const answer = await this.call('signIn', form).catch(() => null);
    if (answer && !answer.ok) return answer.problem.kind;
    if (this.hub.requests.length === before) return 'nothing was sent';
    await this.page.getByRole('heading').first().waitFor();
    const { session } = await this.profile();
    return 'accessUntil' in session ? null : session.state;
  }

  /** What a script gets of the Hub with the session or a client key: the HTTP status, 0 for none. */
  async script(key?: string): Promise<number> {
    return requestAsScript(this.hubkey, key).then(
      ({ status }) => status,
      () => 0,
    );
  }

  /** Records requests and states from now on. */
  mark(): void {
    this.#marked = this.hub.requests.length;
    this.states.length = 0;
    this.#watching ??= setInterval(() => void this.#noteState(), 100);
  }

  /** The requests that the Hub got since the last `mark`. */
  get requests(): readonly SeenRequest[] {
    return this.hub.requests.slice(this.#marked);
  }

  /** The window's visible text, without text only for screen readers; empty if there is no window. */
  async text(): Promise<string> {
    return (await this.#page?.evaluate(() => document.body.innerText).catch(() => '')) ?? '';
  }

  async quit(): Promise<void> {
    await this.#hubkey?.quit();
  }

  async kill(): Promise<void> {
    await this.#hubkey?.kill();
  }

  async stop(): Promise<void> {
    if (this.#watching) clearInterval(this.#watching);
    await this.desktop.keyring.restore();
    // The row is over.
    await this.kill();
    await this.hub.stop();
    await this.desktop.keychain.clear();
    if (this.#options.diskMb !== undefined) execFileSync('umount', ['-l', this.userDataDir]);
    rmSync(this.userDataDir, { recursive: true, force: true, maxRetries: 5 });
  }

  /** Through the helper, as the page may be gone. */
  async #noteState(): Promise<void> {
    const file = this.#hubkey?.helperFile();
    if (!file) return;
    const headers = { authorization: `Bearer ${file.token}` };
    const answer = await fetch(`${file.url}/v1/status`, { headers }).catch(() => null);
    const status = (await answer?.json().catch(() => null)) as Status | null | undefined;
    const state = status?.profiles?.[0]?.session.state;
    if (state !== undefined && this.states.at(-1) !== state) this.states.push(state);
  }
}

interface Status {
  profiles?: { session: { state: string } }[];
}
