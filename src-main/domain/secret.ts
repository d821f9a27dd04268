const redacted = '[redacted]';

/**
 * A text that nothing prints: string conversion, JSON and Node's inspect all give `[redacted]`.
 * All code that reads one calls `reveal()` or `revealUnits()`, so a search for `reveal` finds every use.
 *
 * It is stored as bytes, in memory that `forget()` zeroes. Code that created it or took ownership
 * forgets it; code that only borrows it doesn't. A revealed string can't be zeroed, so
 * reveal it only where it is used, and don't store the string. Where bytes are enough, reveal the units
 * and zero them afterwards.
 */
export class Secret {
  /** UTF-16 code units, outside the heap, where the garbage collector would leave copies. */
  #units: Uint16Array | null;

  private constructor(units: Uint16Array) {
    this.#units = units;
  }

  static of(text: string): Secret {
    const units = newUnits(text.length);
    for (let at = 0; at < text.length; at += 1) units[at] = text.charCodeAt(at);
    return new Secret(units);
  }

  /** Takes over UTF-16 code units: they are its own from now on, and zeroed with it. */
  static ofUnits(units: Uint16Array): Secret {
    return new Secret(units);
  }

  /**
   * The text itself. Only for the keychain, the wire, the clipboard and the helper's answer. Throws
   * if it was forgotten: an empty text would be sent in its place.
   */
  reveal(): string {
    if (!this.#units) throw new ForgottenSecret();
    let text = '';
    for (let at = 0; at < this.#units.length; at += 4096) {
      text += String.fromCharCode(...this.#units.subarray(at, at + 4096));
    }
    return text;
  }

  /** A copy of its UTF-16 code units, for the caller to zero. Throws as `reveal` does. */
  revealUnits(): Uint16Array<ArrayBuffer> {
    if (!this.#units) throw new ForgottenSecret();
    const units = newUnits(this.#units.length);
    units.set(this.#units);
    return units;
  }

  /** Zeroes it. It equals nothing and can't be revealed from now on. */
  forget(): void {
    this.#units?.fill(0);
    this.#units = null;
  }

  /** Whether both hold the same text, in a time that reveals only their lengths. A forgotten secret equals none. */
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

/** By a buffer of its own: else V8 has a short array in its heap, and leaves copies where it was moved from. */
const newUnits = (length: number): Uint16Array<ArrayBuffer> =>
  new Uint16Array(new ArrayBuffer(length * 2));

/** A secret was used after its owner had forgotten it: its session or key is gone. */
export class ForgottenSecret extends Error {
  constructor() {
    super('A secret was used after it was forgotten.');
  }
}
