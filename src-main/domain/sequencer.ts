/**
 * Runs what is given for the same key one after the other, in the order it came; different keys run
 * side by side. One that fails does not hold up the next.
 */
export class Sequencer<Key extends string> {
  readonly #last = new Map<Key, Promise<unknown>>();

  /** Resolves, or rejects, as `act` does in its turn. */
  run<Value>(key: Key, act: () => Promise<Value>): Promise<Value> {
    const turn = (this.#last.get(key) ?? Promise.resolve()).then(act, act);
    const forget = (): void => {
      if (this.#last.get(key) === turn) this.#last.delete(key);
    };
    this.#last.set(key, turn);
    turn.then(forget, forget);
    return turn;
  }

  /** Waits for what was given for that key so far. Rejects never. */
  async settled(key: Key): Promise<void> {
    await this.#last.get(key)?.catch(() => undefined);
  }
}
