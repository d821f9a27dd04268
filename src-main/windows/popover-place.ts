/** In the pixels of the desktop, as Electron's `Rectangle`. */
export interface Area {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** The tray icon, the display that shows it, and the part of that display which no bar takes. */
export interface Desk {
  icon: Area;
  display: Area;
  workArea: Area;
}

type Side = 'top' | 'bottom' | 'left' | 'right';

/** How far the popover stays from its icon's bar and from the edges of the work area. */
const gap = 8;

/**
 * Where a popover of that size stands: beside the bar that the icon is in, centred on the icon as far as there is room.
 * It is never outside the work area; where it is larger than that, it becomes smaller.
 */
export function popoverPlace(
  { icon, display, workArea }: Desk,
  size: { width: number; height: number },
): Area {
  const room = roomIn(workArea);
  const width = Math.min(Math.ceil(size.width), room.width);
  const height = Math.min(Math.ceil(size.height), room.height);
  const centred = {
    x: icon.x + (icon.width - width) / 2,
    y: icon.y + (icon.height - height) / 2,
  };
  const beside: Record<Side, { x: number; y: number }> = {
    top: { ...centred, y: bottomOf(icon) + gap },
    bottom: { ...centred, y: icon.y - gap - height },
    left: { ...centred, x: rightOf(icon) + gap },
    right: { ...centred, x: icon.x - gap - width },
  };
  const { x, y } = beside[sideOf(icon, display, workArea)];
  return {
    x: within(Math.round(x), room.x, rightOf(room) - width),
    y: within(Math.round(y), room.y, bottomOf(room) - height),
    width,
    height,
  };
}

const rightOf = ({ x, width }: Area): number => x + width;
const bottomOf = ({ y, height }: Area): number => y + height;
const within = (value: number, least: number, most: number): number =>
  Math.max(least, Math.min(value, most));

const roomIn = ({ x, y, width, height }: Area): Area => ({
  x: Math.ceil(x) + gap,
  y: Math.ceil(y) + gap,
  width: Math.floor(width) - 2 * gap,
  height: Math.floor(height) - 2 * gap,
});

/** The side of the display where the icon's bar is. Of a bar that hides itself it is the nearest one. */
function sideOf(icon: Area, display: Area, workArea: Area): Side {
  const x = icon.x + icon.width / 2;
  const y = icon.y + icon.height / 2;
  if (y < workArea.y) return 'top';
  if (y >= bottomOf(workArea)) return 'bottom';
  if (x < workArea.x) return 'left';
  if (x >= rightOf(workArea)) return 'right';
  const distances: [Side, number][] = [
    ['top', y - display.y],
    ['bottom', bottomOf(display) - y],
    ['left', x - display.x],
    ['right', rightOf(display) - x],
  ];
  return distances.reduce((nearest, side) => (side[1] < nearest[1] ? side : nearest))[0];
}
