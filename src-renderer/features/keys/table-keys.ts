/** Where the focus is in a table: the row, and which of its controls, both from 0. */
export interface TablePosition {
  row: number;
  control: number;
}

/** How many rows a page has. */
const pageRows = 10;

/**
 * Where a key moves the focus in a table of `rows` rows (ARIA grid pattern); null: the key moves nothing. The new row may have
 * fewer controls.
 */
export function tableTarget(
  { key, ctrlKey }: Pick<KeyboardEvent, 'key' | 'ctrlKey'>,
  at: TablePosition,
  size: { rows: number; controls: number },
): TablePosition | null {
  const to = (row: number, control: number): TablePosition => ({
    row: Math.min(Math.max(row, 0), size.rows - 1),
    control: Math.min(Math.max(control, 0), size.controls - 1),
  });
  switch (key) {
    case 'ArrowDown':
      return to(at.row + 1, at.control);
    case 'ArrowUp':
      return to(at.row - 1, at.control);
    case 'ArrowRight':
      return to(at.row, at.control + 1);
    case 'ArrowLeft':
      return to(at.row, at.control - 1);
    case 'PageDown':
      return to(at.row + pageRows, at.control);
    case 'PageUp':
      return to(at.row - pageRows, at.control);
    case 'Home':
      return to(ctrlKey ? 0 : at.row, 0);
    case 'End':
      return to(ctrlKey ? size.rows - 1 : at.row, size.controls - 1);
    default:
      return null;
  }
}
