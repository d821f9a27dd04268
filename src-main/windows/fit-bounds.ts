/** A window's position and size in device-independent pixels. */
export interface WindowBounds {
  x: number;
  y: number;
  width: number;
  height: number;
}

const defaultSize = { width: 980, height: 660 };

/** Below this size the page can't be used. */
export const minimumSize = { width: 320, height: 420 };

/**
 * Where the window opens: at its last bounds, if enough of it is visible on a display to grab it; otherwise centred by
 * the system. Never larger than that display, and never smaller than usable.
 */
export function fitBounds(
  saved: WindowBounds | null,
  areas: readonly WindowBounds[],
): Partial<WindowBounds> {
  const [first] = areas;
  if (!saved) return first ? sizeWithin(defaultSize, first) : defaultSize;
  const shared = areas.map((area) => overlap(saved, area));
  const largest = Math.max(...shared);
  const area = largest >= 100 ? areas[shared.indexOf(largest)] : undefined;
  if (!area) return first ? sizeWithin(saved, first) : defaultSize;
  const size = sizeWithin(saved, area);
  if (size.width === saved.width && size.height === saved.height) return saved;
  return {
    ...size,
    x: between(area.x, saved.x, area.x + area.width - size.width),
    y: between(area.y, saved.y, area.y + area.height - size.height),
  };
}

const sizeWithin = (
  { width, height }: Pick<WindowBounds, 'width' | 'height'>,
  area: WindowBounds,
): Pick<WindowBounds, 'width' | 'height'> => ({
  width: between(minimumSize.width, width, area.width),
  height: between(minimumSize.height, height, area.height),
});

/** If both limits can't be met, the lower one counts. */
const between = (lowest: number, value: number, highest: number): number =>
  Math.max(lowest, Math.min(value, highest));

/** The shorter side of the shared area, in px; negative if they don't overlap. */
function overlap(first: WindowBounds, second: WindowBounds): number {
  const width =
    Math.min(first.x + first.width, second.x + second.width) - Math.max(first.x, second.x);
  const height =
    Math.min(first.y + first.height, second.y + second.height) - Math.max(first.y, second.y);
  return Math.min(width, height);
}
