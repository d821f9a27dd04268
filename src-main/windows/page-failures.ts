/** A page that fails again within this time is reported to the person, in ms. */
const soonMs = 60_000;

/** What to do about a page whose process ended or hangs: load it again, unless that was just done. */
export class PageFailures {
  #lastAt: number | null = null;

  /** `now` in ms since the epoch. */
  failed(now: number): 'reload' | 'say' {
    const soon = this.#lastAt !== null && Math.abs(now - this.#lastAt) < soonMs;
    this.#lastAt = now;
    return soon ? 'say' : 'reload';
  }
}
