import type { ScreenName } from '../domain/app-state.ts';
import type { Result } from '../domain/result.ts';
import type { Handlers } from './handlers.ts';

/** The window's part in calls that carry a typed secret. */
export interface RenewedWindow {
  /** How many screens were asked for so far. */
  requestCount(): number;
  /** Has the next page start on a screen. */
  goTo(screen: ScreenName): void;
  /** Drops the page, and the memory that holds what was typed. */
  renew(): void;
}

/**
 * The calls, with those that carry a password or key from the window followed by a page of a new
 * process once they succeeded: the text is in the old page's heap, and no script can wipe it there.
 */
export function renewingCalls(calls: Handlers, window: RenewedWindow): Handlers {
  async function renewed<Answer extends Result<unknown, unknown>>(
    call: () => Promise<Answer>,
    next: ScreenName,
  ): Promise<Answer> {
    const asked = window.requestCount();
    const answer = await call();
    if (!answer.ok) return answer;
    // A copy or change of a key that went on by itself may have asked for its own.
    if (window.requestCount() === asked) window.goTo(next);
    window.renew();
    return answer;
  }
  return {
    ...calls,
    signIn: (form) => renewed(() => calls.signIn(form), 'copy'),
    saveKey: (form) => renewed(() => calls.saveKey(form), 'copy'),
    addKey: (form) => renewed(() => calls.addKey(form), 'keys'),
  };
}
