/** Where a key moves the focus among the items of a menu (ARIA menu pattern); null: nowhere. May be -1, the last. */
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
