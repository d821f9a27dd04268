import type { ScreenEvent, ScreenLock, ScreenState } from '../../ports/screen-lock.ts';

/** Combines several sources: locked while any of them says so, unlocked once none does. */
export class JoinedScreenLocks implements ScreenLock {
  readonly #sources: readonly ScreenLock[];
  readonly #locked = new Set<ScreenLock>();
  #onEvent: (event: ScreenEvent) => void = () => undefined;
  #asleep = false;

  constructor(sources: readonly ScreenLock[]) {
    this.#sources = sources;
  }

  start(onEvent: (event: ScreenEvent) => void): void {
    this.#onEvent = onEvent;
    for (const source of this.#sources) source.start((event) => this.#heard(source, event));
  }

  async now(): Promise<ScreenState> {
    const states = await Promise.all(this.#sources.map((source) => source.now()));
    if (states.includes('locked')) return 'locked';
    return states.includes('open') ? 'open' : 'unknown';
  }

  opened(): void {
    this.#locked.clear();
    for (const source of this.#sources) source.opened();
  }

  dispose(): void {
    for (const source of this.#sources) source.dispose();
  }

  #heard(source: ScreenLock, event: ScreenEvent): void {
    switch (event) {
      case 'suspended':
      case 'resumed':
        this.#sleeps(event === 'suspended');
        break;
      case 'locked':
        this.#locked.add(source);
        this.#onEvent('locked');
        break;
      case 'unlocked':
        this.#locked.delete(source);
        void this.#askOthers();
        break;
    }
  }

  /** A source that was only asked to lock gets no unlock event, so its current state is queried. */
  async #askOthers(): Promise<void> {
    for (const source of [...this.#locked]) {
      if ((await source.now()) === 'open') this.#locked.delete(source);
    }
    if (this.#locked.size === 0) this.#onEvent('unlocked');
  }

  #sleeps(asleep: boolean): void {
    if (asleep === this.#asleep) return;
    this.#asleep = asleep;
    this.#onEvent(asleep ? 'suspended' : 'resumed');
  }
}
