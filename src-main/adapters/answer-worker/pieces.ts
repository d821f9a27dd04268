import { randomUUID } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import { isObject } from '../is-object.ts';

/** A value of JSON as texts, none of which takes long to read. The last one is the value, in which the others go. */
export interface Pieces {
  /** The only name in an object that stands for a list, whose values are the pieces of that list. */
  mark: string;
  texts: readonly string[];
}

/** How many lists and objects a piece has, roughly. */
const pieceSize = 1_000;

/** Cuts the lists of a value where they are long. */
export function inPieces(value: unknown): Pieces {
  // Nothing that a Hub sends can pass for it.
  const mark = randomUUID();
  const texts: string[] = [];

  const cutList = (list: readonly unknown[]): { short: unknown; size: number } => {
    const places: number[] = [];
    let open: unknown[] = [];
    let size = 1;
    const close = (): void => {
      places.push(texts.push(JSON.stringify(open)) - 1);
      open = [];
      size = 1;
    };
    for (const item of list) {
      const inner = cut(item);
      open.push(inner.short);
      size += inner.size;
      if (size >= pieceSize) close();
    }
    if (places.length === 0) return { short: open, size };
    close();
    return { short: { [mark]: places }, size: 1 };
  };

  const cut = (part: unknown): { short: unknown; size: number } => {
    if (Array.isArray(part)) return cutList(part);
    if (!isObject(part)) return { short: part, size: 0 };
    const fields = Object.entries(part).map(([name, field]) => ({ name, ...cut(field) }));
    const size = fields.reduce((sum, field) => sum + field.size, 1);
    return { short: Object.fromEntries(fields.map(({ name, short }) => [name, short])), size };
  };

  texts.push(JSON.stringify(cut(value).short));
  return { mark, texts };
}

/** The value again. Other work gets its turn after each piece. */
export async function joined({ mark, texts }: Pieces): Promise<unknown> {
  const lists: unknown[] = [];
  const whole = (part: unknown): unknown => {
    if (Array.isArray(part)) return part.map(whole);
    if (!isObject(part)) return part;
    const places = part[mark];
    if (Array.isArray(places)) return places.flatMap((at) => lists[Number(at)]);
    for (const [name, field] of Object.entries(part)) {
      // What is no object stays as it is, and with it a name like `__proto__`.
      if (typeof field === 'object' && field !== null) part[name] = whole(field);
    }
    return part;
  };
  for (const text of texts) {
    lists.push(whole(JSON.parse(text)));
    await setImmediate();
  }
  return lists.at(-1);
}
