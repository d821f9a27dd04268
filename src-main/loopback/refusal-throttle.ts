const windowMs = 1_000;
const maxRefusals = 100;

/** Counts refusals: beyond a hundred in a second none is worth an answer, and its connection just ends. */
export class RefusalThrottle {
  readonly #now: () => number;
  #since = 0;
  #count = 0;

  constructor(now: () => number) {
    this.#now = now;
  }

  /** Notes a refusal. False where too many came. */
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
