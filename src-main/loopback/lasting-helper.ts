import { retryDelayMs } from '../domain/backoff.ts';
import { isUnsettled } from '../domain/app-state.ts';
import type { Result } from '../domain/result.ts';
import type { Clock } from '../ports/clock.ts';
import type { Disposable } from '../ports/disposable.ts';
import type { Services } from '../services/create-services.ts';
import type { HelperServer } from './helper-server.ts';

export interface LastingHelperDeps extends Pick<Services, 'views' | 'notices' | 'surroundings'> {
  /** Opens the helper's doors; `failed`: it can't listen, or can't write down where. */
  open(): Promise<Result<HelperServer, 'failed'>>;
  clock: Clock;
}

/**
 * The helper's server, also where it can't start at first, as on a full disk: that is said once, and
 * tried again with growing pauses, when a window opens, and when settings can be saved again.
 */
export class LastingHelper {
  readonly #deps: LastingHelperDeps;
  #server: HelperServer | null = null;
  #opening: Promise<void> | null = null;
  #failures = 0;
  #ended = false;
  #retry: Disposable | null = null;
  #listening: Disposable | null = null;

  constructor(deps: LastingHelperDeps) {
    this.#deps = deps;
  }

  /** Resolves after the first try. */
  async start(): Promise<void> {
    const { views } = this.#deps;
    const isUnsaved = (): boolean => views.view().notices.some(isUnsettled);
    let unsaved = isUnsaved();
    this.#listening = views.subscribe(() => {
      const before = unsaved;
      unsaved = isUnsaved();
      if (before && !unsaved) this.tryNow();
    });
    await this.#open();
  }

  /** Tries now where it failed before. */
  tryNow(): void {
    if (this.#failures > 0 && !this.#server) void this.#open();
  }

  async stop(): Promise<void> {
    this.#ended = true;
    this.#listening?.dispose();
    this.#retry?.dispose();
    await this.#opening;
    await this.#server?.stop();
  }

  #open(): Promise<void> {
    if (this.#ended) return Promise.resolve();
    this.#opening ??= this.#openOnce().finally(() => {
      this.#opening = null;
    });
    return this.#opening;
  }

  async #openOnce(): Promise<void> {
    const { notices, surroundings } = this.#deps;
    this.#retry?.dispose();
    const opened = await this.#deps.open();
    if (!opened.ok) {
      this.#failures += 1;
      if (this.#failures === 1) notices.raise({ kind: 'helper-failed' });
      this.#planRetry();
      return;
    }
    this.#server = opened.value;
    if (this.#ended) return;
    const { address, unsafeRuntimeDir: problem } = opened.value;
    if (problem) notices.raise({ kind: 'unsafe-runtime-dir', problem });
    notices.dismiss('helper-failed');
    surroundings.helper(address);
  }

  #planRetry(): void {
    if (this.#ended) return;
    const { clock } = this.#deps;
    const time = clock.now() + retryDelayMs(this.#failures, clock.random(), null);
    this.#retry = clock.at(time, () => this.tryNow());
  }
}
