declare const value: unique symbol;

/**
 * A value as JSON. A large answer goes to the window as this: Electron copies an object there property by
 * property, and the window stands still meanwhile (with 10,000 nodes five times as long as for one text).
 */
export type JsonText<Value> = string & { readonly [value]: Value };

/** Writes a value of which JSON loses nothing: no `undefined`, no date, no number beyond the finite. */
export const jsonText = <Value>(of: Value): JsonText<Value> =>
  JSON.stringify(of) as JsonText<Value>;

/** Reads what `jsonText` wrote. */
export const fromJsonText = <Value>(text: JsonText<Value>): Value => JSON.parse(text) as Value;
