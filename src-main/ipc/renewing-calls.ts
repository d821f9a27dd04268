import type { ScreenName } from '../domain/app-state.ts';
import type { Result } from '../domain/result.ts';
import type { ScreenSection } from '../domain/screen-section.ts';
import type { Handlers } from './handlers.ts';

/** The window, for calls with a typed secret. */
export interface RenewedWindow {
  /** How many screens have been requested so far. */
  requestCount(): number;
  /** Makes the next page start on a screen, on a section where one is given. */
  goTo(screen: ScreenName, section: ScreenSection | null): void;
  /** Replaces the page, and with it the memory that contains the typed text. */
  renew(): void;
}

/**
 * The calls. After a successful call with a password, key or passphrase from the window, the page is loaded in a new
 * process, because the typed text is in the old page's heap and no script can wipe it there.
 */
export function renewingCalls(calls: Handlers, window: RenewedWindow): Handlers {
  async function renewed<Answer extends Result<unknown, unknown>>(
    call: () => Promise<Answer>,
    next: ScreenName,
    section: ScreenSection | null = null,
  ): Promise<Answer> {
    const asked = window.requestCount();
    const answer = await call();
    if (!answer.ok) return answer;
    // A copy or key change that continued by itself may have requested a screen.
    if (window.requestCount() === asked) window.goTo(next, section);
    window.renew();
    return answer;
  }
  return {
    ...calls,
    signIn: (form) => renewed(() => calls.signIn(form), 'copy'),
    saveKey: (form) => renewed(() => calls.saveKey(form), 'copy'),
    savePassphrase: (form) => renewed(() => calls.savePassphrase(form), 'settings', 'hubs'),
    addKey: (form) => renewed(() => calls.addKey(form), 'keys'),
    exportClientKeys: (form) => renewed(() => calls.exportClientKeys(form), 'settings'),
    finishImport: (input) => renewed(() => calls.finishImport(input), 'settings'),
  };
}
