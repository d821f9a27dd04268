/** A window's place and size in screen pixels that know the display's scale. */
export interface WindowBounds {
  x: number;
  y: number;
  width: number;
  height: number;
}

const usual = { width: 980, height: 660 };

/**
 * Where the window opens: as it was left, if a display still shows enough of it to grab;
 * else centred by the system in the usual size.
 */
export function fitBounds(
  saved: WindowBounds | null,
  areas: readonly WindowBounds[],
): Partial<WindowBounds> {
  if (!saved) return usual;
  const seen = areas.some((area) => overlap(saved, area) >= 100);
  if (seen) return saved;
  return { width: saved.width, height: saved.height };
}

/** The shorter side of what both share, in px. */
function overlap(one: WindowBounds, other: WindowBounds): number {
  const width = Math.min(one.x + one.width, other.x + other.width) - Math.max(one.x, other.x);
  const height = Math.min(one.y + one.height, other.y + other.height) - Math.max(one.y, other.y);
  return Math.min(width, height);
}
