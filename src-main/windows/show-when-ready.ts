/** What is asked of a window that isn't shown yet. */
export interface HiddenWindow {
  once(event: 'ready-to-show', run: () => void): unknown;
  webContents: { once(event: 'did-finish-load', run: () => void): unknown };
}

/**
 * Calls `show` once, as soon as the window has something to show: its first picture, or its loaded page on Wayland,
 * where a hidden window may paint nothing at all (electron/electron#48859).
 */
export function showWhenReady(
  window: HiddenWindow,
  nativeWayland: boolean,
  show: () => void,
): void {
  let shown = false;
  const showOnce = (): void => {
    if (shown) return;
    shown = true;
    show();
  };
  window.once('ready-to-show', showOnce);
  if (nativeWayland) window.webContents.once('did-finish-load', showOnce);
}
