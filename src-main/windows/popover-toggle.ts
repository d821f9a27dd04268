/** What is known of the popover when the icon is clicked; times in ms since the epoch. */
export interface PopoverState {
  isOpen: boolean;
  /** When it last closed because it lost the focus; null: it didn't. */
  lostFocusAt: number | null;
}

/** How long a press of the mouse may take, in ms. */
const pressMs = 400;

/**
 * What a click on the icon does. Pressing the mouse there takes the focus from an open popover, which closes it, and the
 * click that follows means just that (max-mapper/menubar#274).
 */
export function afterClick(
  { isOpen, lostFocusAt }: PopoverState,
  now: number,
): 'open' | 'close' | 'stay closed' {
  if (isOpen) return 'close';
  const since = lostFocusAt === null ? -1 : now - lostFocusAt;
  return since >= 0 && since < pressMs ? 'stay closed' : 'open';
}
