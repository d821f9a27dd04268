/** The marked row of a list: by its text, so that it stays marked when the list is in another order. */
export interface MarkedRow {
  /** null: whatever is at `at`. */
  text: string | null;
  at: number;
}

export const firstRow: MarkedRow = { text: null, at: 0 };

/** Where the marked row is now; where it was, if the list no longer has it. -1: the list is empty. */
export function indexOfMarked({ text, at }: MarkedRow, texts: readonly string[]): number {
  const found = text === null ? -1 : texts.indexOf(text);
  return found === -1 ? Math.min(at, texts.length - 1) : found;
}
