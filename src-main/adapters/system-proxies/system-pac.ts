import type { PacFault } from '../../domain/proxy-order.ts';
import type { Result } from '../../domain/result.ts';
import type { Clock } from '../../ports/clock.ts';

/** The part of an Electron session that runs a configuration file. */
export interface PacRunner {
  setProxy(config: { mode: 'pac_script'; pacScript: string }): Promise<void>;
  /** Empty: the file fails. */
  resolveProxy(url: string): Promise<string>;
}

export interface SystemPacOptions {
  clock: Pick<Clock, 'now'>;
  /** The address of the file that the system names; null: none. */
  findAddress: () => Promise<string | null>;
  /** The file at an address, as a `data:` address. */
  load: (address: string) => Promise<Result<string, PacFault>>;
  /** Made once there is a file to run. It must be used for nothing else. */
  makeRunner: () => PacRunner;
}

/** What a configuration file says of an address. no-file: the system names none. */
export type PacAnswer =
  { kind: 'answer'; text: string } | { kind: 'no-file' } | { kind: 'fault'; fault: PacFault };

/** How long the system's setting is remembered, in ms: it may be changed at any time. */
const addressForMs = 5 * 60_000;

/** How long a file is used until it is loaded again, in ms. */
const fileForMs = 6 * 60 * 60_000;

/** After how long a file that can't be loaded is tried again, in ms. */
const retryMs = 30_000;

interface Found {
  address: Promise<string | null>;
  until: number;
}

interface Loaded {
  address: string;
  file: Promise<Result<string, PacFault>>;
  until: number;
}

/** The proxy auto-configuration file that the system names: found and loaded when it is first needed. */
export class SystemPac {
  readonly #options: SystemPacOptions;
  #found: Found | null = null;
  #loaded: Loaded | null = null;
  #runner: PacRunner | null = null;
  #set: { file: string; done: Promise<void> } | null = null;

  constructor(options: SystemPacOptions) {
    this.#options = options;
  }

  /** What the file says of an address. Rejects only where Electron does. */
  async answer(url: string): Promise<PacAnswer> {
    const address = await this.#find();
    if (address === null) return { kind: 'no-file' };
    const loaded = this.#load(address);
    const file = await loaded.file;
    // Meanwhile the network has changed.
    if (this.#loaded !== loaded) return this.answer(url);
    if (!file.ok) return { kind: 'fault', fault: file.problem };
    const text = await this.#ask(file.value, url);
    return text ? { kind: 'answer', text } : { kind: 'fault', fault: 'not-usable' };
  }

  /** Asks the system and loads the file again at the next request: the network has changed. */
  forget(): void {
    this.#found = null;
    this.#loaded = null;
  }

  #find(): Promise<string | null> {
    const { clock, findAddress } = this.#options;
    if (!this.#found || this.#found.until <= clock.now()) {
      this.#found = { address: findAddress(), until: clock.now() + addressForMs };
    }
    return this.#found.address;
  }

  #load(address: string): Loaded {
    const known = this.#loaded?.address === address ? this.#loaded : null;
    if (known && known.until > this.#options.clock.now()) return known;
    const loaded: Loaded = {
      address,
      until: Infinity,
      file: this.#fresh(address).then(async ({ file, until }) => {
        loaded.until = until;
        const former = file.ok ? null : await known?.file;
        return former?.ok ? former : file;
      }),
    };
    this.#loaded = loaded;
    return loaded;
  }

  async #fresh(address: string): Promise<{ file: Result<string, PacFault>; until: number }> {
    const { clock, load } = this.#options;
    const file = await load(address);
    return { file, until: clock.now() + (file.ok ? fileForMs : retryMs) };
  }

  async #ask(file: string, url: string): Promise<string> {
    const runner = (this.#runner ??= this.#options.makeRunner());
    if (this.#set?.file !== file) {
      this.#set = { file, done: runner.setProxy({ mode: 'pac_script', pacScript: file }) };
    }
    const set = this.#set;
    await set.done.catch((error: unknown) => {
      if (this.#set === set) this.#set = null;
      throw error;
    });
    return runner.resolveProxy(url);
  }
}
