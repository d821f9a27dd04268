/** How long a part is at least, but for the last, in characters. */
const partLength = 256 * 1024;
export interface JsonPart {
  text: string;
  isLast: boolean;
}

/** How many items of a list are written together. */
const itemsAtOnce = 100;

/**
 * The JSON of a value in parts, each written when it is asked for: other work can get its turn in between.
 * Together they are what `JSON.stringify` writes. Only for plain data: no `toJSON`.
 */
export function* jsonParts(value: unknown): Generator<JsonPart, void> {
  let text = '';
  for (const bit of bits(value)) {
    text += bit;
    if (text.length < partLength) continue;
    yield { text, isLast: false };
    text = '';
  }
  yield { text, isLast: true };
}

function* bits(value: unknown): Generator<string, void> {
  if (!holdsList(value)) yield JSON.stringify(value);
  else if (Array.isArray(value)) yield* listBits(value);
  else yield* fieldBits(value);
}

function* listBits(list: readonly unknown[]): Generator<string, void> {
  yield '[';
  for (let from = 0; from < list.length;) {
    if (from > 0) yield ',';
    let to = from;
    while (to < list.length && to - from < itemsAtOnce && !holdsList(list[to])) to += 1;
    if (to > from) yield JSON.stringify(list.slice(from, to)).slice(1, -1);
    else {
      yield* bits(list[from]);
      to = from + 1;
    }
    from = to;
  }
  yield ']';
}

function* fieldBits(fields: object): Generator<string, void> {
  let before = '{';
  for (const [name, field] of Object.entries(fields)) {
    if (field === undefined) continue;
    yield `${before}${JSON.stringify(name)}:`;
    yield* bits(field);
    before = ',';
  }
  yield '}';
}

/** Whether there is a list in a value, at any depth: only lists are long. */
const holdsList = (value: unknown): value is object =>
  typeof value === 'object' &&
  value !== null &&
  (Array.isArray(value) || Object.values(value).some(holdsList));
