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
 * process, because the typed text is in the old page's heap and no script can wipe it there. The passphrase of an import
 * is in it until the import ends, as the page shows what will be imported.
 */
export function renewingCalls(calls: Handlers, window: RenewedWindow): Handlers {
  async function renewed<Answer extends Result<unknown, unknown>>(
    call: () => Promise<Answer>,
    next: ScreenName,
    section: ScreenSection | null = null,
    taken: (answer: Answer) => boolean = (answer) => answer.ok,
  ): Promise<Answer> {
    const asked = window.requestCount();
    const answer = await call();
    if (!taken(answer)) return answer;
    // A copy or key change that continued by itself may have requested a screen.
    if (window.requestCount() === asked) window.goTo(next, section);
    window.renew();
    return answer;
  }
  /** Whether the page has a passphrase that a file was opened with, or tried. */
  let opened = false;
  let askedAtStart = 0;
  return {
    ...calls,
    signIn: (form) => renewed(() => calls.signIn(form), 'copy'),
    saveKey: (form) => renewed(() => calls.saveKey(form), 'copy'),
    savePassphrase: (form) =>
      renewed(
        () => calls.savePassphrase(form),
        'settings',
        'hubs',
        (answer) => answer.ok && answer.value === 'saved',
      ),
    addKey: (form) => renewed(() => calls.addKey(form), 'keys'),
    exportClientKeys: (form) => renewed(() => calls.exportClientKeys(form), 'settings'),
    startImport: (input) => {
      askedAtStart = window.requestCount();
      return calls.startImport(input);
    },
    openImport: (form) => {
      opened = true;
      return calls.openImport(form);
    },
    finishImport: async (input) => {
      const answer = await renewed(() => calls.finishImport(input), 'settings');
      if (answer.ok) opened = false;
      return answer;
    },
    forgetImport: async (input) => {
      const answer = await calls.forgetImport(input);
      if (!opened) return answer;
      opened = false;
      // Another screen may be why it is forgotten.
      if (window.requestCount() === askedAtStart) window.goTo('settings', null);
      window.renew();
      return answer;
    },
  };
}
