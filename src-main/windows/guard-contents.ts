import type { WebContents } from 'electron';
import type { PageAddress } from './page-address.ts';

/** Keeps a window on its own page: blocks other pages, new windows and frames. */
export function guardContents(contents: WebContents, page: PageAddress): void {
  const reloads = (url: string): boolean =>
    page.is(url) && withoutHash(url) === withoutHash(contents.getURL());
  contents.on('will-frame-navigate', (event) => {
    if (!event.isMainFrame || !reloads(event.url)) event.preventDefault();
  });
  contents.on('will-redirect', (event) => event.preventDefault());
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  contents.on('did-create-window', (window) => window.destroy());
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp');

  // There is no event before navigation to an about: address, or by the history API, so it is undone afterwards.
  const bringBack = (url: string): void => {
    if (!page.is(url)) contents.loadURL(page.at(0)).catch(() => undefined);
  };
  contents.on('did-navigate', (_event, url) => bringBack(url));
  contents.on('did-navigate-in-page', (_event, url, isMainFrame) => {
    if (isMainFrame) bringBack(url);
  });
  contents.on('did-fail-load', (_event, code, _words, url, isMainFrame) => {
    if (isMainFrame && code !== aborted) bringBack(url);
  });
}

/** The code of an aborted load (`net::ERR_ABORTED`): the previous page is still shown. */
export const aborted = -3;

const withoutHash = (url: string): string => url.split('#')[0] ?? '';
