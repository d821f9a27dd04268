/** The menu item that a key moves the focus to (ARIA menu pattern): -1 is the last one, null: the key moves nothing. */
export function menuTarget(key: string, at: number): number | null {
  switch (key) {
    case 'ArrowDown':
      return at + 1;
    case 'ArrowUp':
      return at - 1;
    case 'Home':
      return 0;
    case 'End':
      return -1;
    default:
      return null;
  }
}

/**
 * The item that typed letters move to: the next one that starts with them, from `at` on. A letter typed again goes to the
 * next item with it. null: none.
 */
export function typedTarget(labels: readonly string[], typed: string, at: number): number | null {
  const wanted = typed.toLowerCase();
  const isRepeated = [...wanted].every((letter) => letter === wanted[0]);
  const start = isRepeated ? (wanted[0] ?? '') : wanted;
  // While a word is being typed, the item that the focus is on may still be the one meant.
  const from = isRepeated ? at + 1 : at;
  const order = labels.map((_, index) => (index + Math.max(0, from)) % labels.length);
  return order.find((index) => labels[index]?.toLowerCase().startsWith(start)) ?? null;
}
