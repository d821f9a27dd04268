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
