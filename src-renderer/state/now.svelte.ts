/** This computer's time, once a second while the window is seen. In ms since the epoch. */
class Now {
  #ms = $state(Date.now());

  constructor() {
    setInterval(() => {
      if (!document.hidden) this.#ms = Date.now();
    }, 1000);
    document.addEventListener('visibilitychange', () => this.look());
  }

  /** Takes the time at once: what has just come is counted from now. */
  look(): void {
    this.#ms = Date.now();
  }

  get ms(): number {
    return this.#ms;
  }
}

export const now = new Now();
