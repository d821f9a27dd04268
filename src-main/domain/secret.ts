const redacted = '[redacted]';

/**
 * A text that nothing prints: string conversion, JSON and Node's inspect all give `[redacted]`.
 * Every place that opens one calls `reveal()`, so a search for it lists all doors.
 *
 * It is kept as bytes, in memory that is zeroed by `forget()`. Whoever made it, or was handed it to
 * keep, forgets it; whoever was only lent it does not. A string that was revealed can't be zeroed:
 * reveal where it is used, and keep none.
 */
export class Secret {
  /** UTF-16 code units, outside the heap that a collection moves things about in. */
  #units: Uint16Array | null;

  private constructor(text: string) {
    this.#units = new Uint16Array(new ArrayBuffer(text.length * 2));
    for (let at = 0; at < text.length; at += 1) this.#units[at] = text.charCodeAt(at);
  }

  static of(text: string): Secret {
    return new Secret(text);
  }

  /**
   * The text itself. Only for the keychain, the wire, the clipboard and the helper's answer. Throws
   * where it was forgotten: an empty text would be sent as if it were one.
   */
  reveal(): string {
    if (!this.#units) throw new ForgottenSecret();
    let text = '';
    for (let at = 0; at < this.#units.length; at += 4096) {
      text += String.fromCharCode(...this.#units.subarray(at, at + 4096));
    }
    return text;
  }

  /** Zeroes it. It equals nothing and can't be revealed from now on. */
  forget(): void {
    this.#units?.fill(0);
    this.#units = null;
  }

  /** Whether both hold the same text, in a time that tells nothing but their lengths. A forgotten one equals none. */
  equals(other: Secret): boolean {
    const [units, otherUnits] = [this.#units, other.#units];
    if (!units || units.length !== otherUnits?.length) return false;
    let differing = 0;
    for (const [at, unit] of units.entries()) differing |= unit ^ (otherUnits[at] ?? 0);
    return differing === 0;
  }

  toString(): string {
    return redacted;
  }

  toJSON(): string {
    return redacted;
  }

  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return redacted;
  }
}

/** A secret was used after its owner had forgotten it: its session or key is gone. */
export class ForgottenSecret extends Error {
  constructor() {
    super('A secret was used after it was forgotten.');
  }
}
