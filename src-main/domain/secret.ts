const redacted = '[redacted]';

/**
 * A text that nothing prints: string conversion, JSON and Node's inspect all give `[redacted]`.
 * Every place that opens one calls `reveal()`, so a search for it lists all doors.
 */
export class Secret {
  readonly #text: string;

  private constructor(text: string) {
    this.#text = text;
  }

  static of(text: string): Secret {
    return new Secret(text);
  }

  /** The text itself. Only for the keychain, the wire, the clipboard and the helper's answer. */
  reveal(): string {
    return this.#text;
  }

  /** Whether both hold the same text. */
  equals(other: Secret): boolean {
    return this.#text === other.#text;
  }

  /** Whether there is nothing in it. */
  get empty(): boolean {
    return this.#text === '';
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
