import type { WebContents } from 'electron';

/** Of a world apart, so that the page's own scripts find nothing of it. */
const world = 1_001;

/**
 * Answers once Tab has gone past the page's last control, or Shift+Tab past its first: Electron then begins again at
 * the other end, and has no event for it (its `WebContents::TakeFocus`).
 */
const pastTheEnd = `new Promise((resolve) => {
  const done = new AbortController();
  const options = { capture: true, signal: done.signal };
  let from = null;
  let back = false;
  addEventListener('keydown', (event) => {
    from = event.key === 'Tab' ? document.activeElement : null;
    back = event.shiftKey;
  }, options);
  addEventListener('focusin', ({ target }) => {
    const left = from;
    from = null;
    if (!left || !left.isConnected || left === document.body) return;
    const other = back ? Node.DOCUMENT_POSITION_FOLLOWING : Node.DOCUMENT_POSITION_PRECEDING;
    if (!(left.compareDocumentPosition(target) & other)) return;
    done.abort();
    resolve();
  }, options);
})`;

const focusFirst = `document.activeElement === document.body &&
  document.querySelector('button:not(:disabled), a[href], input, select, textarea, [tabindex="0"]')?.focus()`;

/** Calls back each time that Tab, in either direction, leaves the end of a page, also once it was loaded again. */
export function onTabOut(contents: WebContents, left: () => void): void {
  const listen = async (): Promise<void> => {
    // Never answers if the page goes first.
    await contents.executeJavaScriptInIsolatedWorld(world, [{ code: pastTheEnd }]);
    if (contents.isDestroyed()) return;
    left();
    await listen();
  };
  contents.on('dom-ready', () => void listen().catch(() => undefined));
}

/** Gives a page the keyboard, at the control that had it last, else at its first. */
export function focusPage(contents: WebContents): void {
  contents.focus();
  contents
    .executeJavaScriptInIsolatedWorld(world, [{ code: focusFirst }])
    // A page that is being loaded has no controls yet.
    .catch(() => undefined);
}
