declare const value: unique symbol;

/** A part of an answer that is too long to be sent in one go. */
export interface AnswerPart {
  text: string;
  /** What to ask `restOfAnswer` for; null: this is the last part. */
  rest: number | null;
}

/**
 * The first part of a value as JSON. A large answer goes to the window as text: Electron copies an object
 * property by property, and the window stands still meanwhile (with 10,000 nodes five times as long).
 */
export interface LongAnswer<Value> extends AnswerPart {
  /** Only for the compiler. */
  readonly [value]?: Value;
}

/** The value of a long answer, whose further parts `restOf` brings. */
export async function wholeAnswer<Value>(
  first: LongAnswer<Value>,
  restOf: (rest: number) => Promise<AnswerPart>,
): Promise<Value> {
  const texts = [first.text];
  for (let { rest } = first; rest !== null;) {
    const part = await restOf(rest);
    texts.push(part.text);
    rest = part.rest;
  }
  return JSON.parse(texts.join('')) as Value;
}
