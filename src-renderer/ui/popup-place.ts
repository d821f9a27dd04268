/** Room to the window's edges, in px. */
const margin = 8;

/** Where a list opens at its field: under it, or above it where there is more room. It keeps that edge while it grows and shrinks. */
export function popupPlace(
  field: { top: number; bottom: number },
  windowHeight: number,
  wanted: number,
): { top: string; bottom: string; maxHeight: string } {
  const below = windowHeight - field.bottom - margin - 4;
  const above = field.top - margin - 4;
  const opensBelow = below >= Math.min(wanted, 200) || below >= above;
  const maxHeight = `${Math.max(120, Math.min(wanted, opensBelow ? below : above))}px`;
  return opensBelow
    ? { top: `${field.bottom + 4}px`, bottom: 'auto', maxHeight }
    : { top: 'auto', bottom: `${windowHeight - field.top + 4}px`, maxHeight };
}
