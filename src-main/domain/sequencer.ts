/**
 * Runs jobs of the same key one after the other, in their order; different keys run
 * in parallel. A job that fails doesn't hold up the next.
 */
export class Sequencer<Key extends string> {
  readonly #last = new Map<Key, Promise<unknown>>();

  /** Resolves or rejects as `act` does when its turn has come. */
  run<Value>(key: Key, act: () => Promise<Value>): Promise<Value> {
    const turn = (this.#last.get(key) ?? Promise.resolve()).then(act, act);
    const forget = (): void => {
      if (this.#last.get(key) === turn) this.#last.delete(key);
    };
    this.#last.set(key, turn);
    turn.then(forget, forget);
    return turn;
  }

  /** Waits for the jobs of that key so far. Never rejects. */
  async settled(key: Key): Promise<void> {
    await this.#last.get(key)?.catch(() => undefined);
  }
}
