/** A click on the tray icon, as Electron's Tray gives it. */
export interface TrayClick {
  button: 'left' | 'right';
  ctrl: boolean;
  /** Where the icon is; without a size where the desktop doesn't say. */
  icon: { x: number; y: number; width: number; height: number };
}

/** What a click opens. `nothing`: the system opens the menu itself. */
export type TrayClickAnswer = 'popover' | 'menu' | 'window' | 'nothing';

/**
 * What a click on the icon opens: the popover, as a menu has no room for a state and a receipt, which is where Apple's
 * Human Interface Guidelines allow one ("Menu bar extras"). On macOS a menu that is set would open at every click, so Hubkey sets none there and
 * opens it itself. Linux's StatusNotifierItem doesn't say where the icon is.
 */
export function trayClick(
  { button, ctrl, icon }: TrayClick,
  platform: NodeJS.Platform,
): TrayClickAnswer {
  const isMac = platform === 'darwin';
  if (button === 'right') return isMac ? 'menu' : 'nothing';
  if (isMac && ctrl) return 'menu';
  if (icon.width > 0 && icon.height > 0) return 'popover';
  return isMac ? 'menu' : 'window';
}
