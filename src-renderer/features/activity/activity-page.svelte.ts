import type { ActivityGroup, ActivityPage } from '../../../src-main/contract/index.ts';
import { call } from '../../bridge.ts';

/** The search starts when nothing was typed for this long, in ms. */
const typingPauseMs = 150;

/** The page of the activity log that is shown, and the search and filter that found it. */
export class ShownActivity {
  search = $state('');
  /** Empty: no filter. */
  group = $state<ActivityGroup | ''>('');
  page = $state.raw<ActivityPage | null>(null);
  /** Main couldn't answer. */
  failed = $state(false);
  #loads = 0;

  /** What is looked for, as main takes it. */
  get query(): { search: string; group?: ActivityGroup } {
    return { search: this.search, ...(this.group === '' ? {} : { group: this.group }) };
  }

  /** Loads what matches a query. An answer to an older query is dropped. */
  async load(query: { search: string; group?: ActivityGroup }): Promise<void> {
    this.#loads += 1;
    const number = this.#loads;
    try {
      const page = await call('activity', query);
      if (number !== this.#loads) return;
      this.page = page;
      this.failed = false;
    } catch {
      if (number === this.#loads) this.failed = true;
    }
  }

  /** Loads the first page at once, later ones after a pause in typing. Returns a function that cancels the load. */
  plan(query: { search: string; group?: ActivityGroup }): () => void {
    const timer = setTimeout(() => void this.load(query), this.#loads ? typingPauseMs : 0);
    return () => clearTimeout(timer);
  }
}
