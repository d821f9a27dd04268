import type { ActivityPage } from '../../../src-main/contract/index.ts';
import { call } from '../../bridge.ts';

/** The search starts when nothing was typed for this long, in ms. */
const typingPauseMs = 150;

/** The page of the activity log that is shown, and the search that found it. */
export class ShownActivity {
  search = $state('');
  page = $state.raw<ActivityPage | null>(null);
  /** Main couldn't answer. */
  failed = $state(false);
  #loads = 0;

  /** Loads what matches a search. An answer to an older search is dropped. */
  async load(search: string): Promise<void> {
    this.#loads += 1;
    const number = this.#loads;
    try {
      const page = await call('activity', { search });
      if (number !== this.#loads) return;
      this.page = page;
      this.failed = false;
    } catch {
      if (number === this.#loads) this.failed = true;
    }
  }

  /** Loads the first page at once, later ones after a pause in typing. Returns a function that cancels the load. */
  plan(search: string): () => void {
    const timer = setTimeout(() => void this.load(search), this.#loads ? typingPauseMs : 0);
    return () => clearTimeout(timer);
  }
}
