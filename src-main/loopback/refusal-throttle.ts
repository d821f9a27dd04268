const windowMs = 1_000;
const maxRefusals = 100;

/** Counts refusals: beyond a hundred per second they get no answer, and the connection is just closed. */
export class RefusalThrottle {
  readonly #now: () => number;
  #since = 0;
  #count = 0;

  constructor(now: () => number) {
    this.#now = now;
  }

  /** Counts a refusal. False if there were too many. */
  refuse(): boolean {
    const now = this.#now();
    if (now - this.#since >= windowMs || now < this.#since) {
      this.#since = now;
      this.#count = 0;
    }
    this.#count += 1;
    return this.#count <= maxRefusals;
  }
}
