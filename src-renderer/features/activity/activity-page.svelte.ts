import type { ActivityPage } from '../../../src-main/contract/index.ts';
import { call } from '../../bridge.ts';

/** How long typing rests before it is searched for, in ms. */
const restMs = 150;

/** The page of the record that is shown, and how it was searched for. */
export class ShownActivity {
  search = $state('');
  page = $state.raw<ActivityPage | null>(null);
  /** Main could not answer. */
  failed = $state(false);
  #asked = 0;

  /** Asks for what is searched for; the answer to an older question is dropped. */
  async load(search: string): Promise<void> {
    this.#asked += 1;
    const asked = this.#asked;
    try {
      const page = await call('activity', { search });
      if (asked !== this.#asked) return;
      this.page = page;
      this.failed = false;
    } catch {
      if (asked === this.#asked) this.failed = true;
    }
  }

  /** Loads the first page at once, and later ones when typing rests; the function it gives stops it. */
  plan(search: string): () => void {
    const timer = setTimeout(() => void this.load(search), this.#asked ? restMs : 0);
    return () => clearTimeout(timer);
  }
}
