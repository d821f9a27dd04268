import { nativeTheme, type WebContents } from 'electron';

/** Of a world apart, so that the page's own scripts find nothing of it. */
const world = 1_002;

/**
 * Gives Swagger UI the theme of Hubkey's windows. It has a dark theme by this class, and sets it by itself only with
 * its own top bar, which Hubs leave out; a version without one stays as it is.
 */
export function followTheme(contents: WebContents): void {
  const apply = (): void => {
    const dark = String(nativeTheme.shouldUseDarkColors);
    contents
      .executeJavaScriptInIsolatedWorld(world, [
        { code: `document.documentElement.classList.toggle('dark-mode', ${dark}); 0` },
      ])
      // A page that is going needs no theme.
      .catch(() => undefined);
  };
  contents.on('dom-ready', apply);
  nativeTheme.on('updated', apply);
  contents.once('destroyed', () => nativeTheme.off('updated', apply));
}
