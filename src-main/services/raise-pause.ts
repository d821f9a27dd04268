/** The minimum time between two raises of the window for a program that nobody answers, in ms. */
const raiseEveryMs = 60_000;

/** Limits how often a program may raise the window: once a minute, unless a person has answered it. */
export class RaisePause {
  /** When each last raised it, in ms since the epoch. */
  readonly #raised = new Map<string, number>();

  /** Whether the window may be raised now on behalf of `who`; true counts as raised. */
  mayRaise(who: string, now: number): boolean {
    for (const [other, at] of this.#raised) {
      if (now - at >= raiseEveryMs) this.#raised.delete(other);
    }
    if (this.#raised.has(who)) return false;
    this.#raised.set(who, now);
    return true;
  }

  /** A person has answered. */
  answered(who: string): void {
    this.#raised.delete(who);
  }
}
