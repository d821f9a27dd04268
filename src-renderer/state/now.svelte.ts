/** This computer's time in ms since the epoch, read once a second while the window is visible. */
class Now {
  #ms = $state(Date.now());

  constructor() {
    setInterval(() => {
      if (!document.hidden) this.#ms = Date.now();
    }, 1000);
    document.addEventListener('visibilitychange', () => this.tick());
  }

  /** Reads the clock at once, so that durations in a new snapshot are counted from now. */
  tick(): void {
    this.#ms = Date.now();
  }

  get ms(): number {
    return this.#ms;
  }
}

export const now = new Now();
