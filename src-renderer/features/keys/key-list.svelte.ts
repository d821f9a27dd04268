import { untrack } from 'svelte';
import type {
  KeyPage,
  KeyProblem,
  ListedKey,
  ProfileId,
  Result,
} from '../../../src-main/contract/index.ts';
import { call, whole } from '../../bridge.ts';
import { now } from '../../state/now.svelte.ts';
import { KeyPages } from './key-pages.ts';

/** How often a list that is still loading is redrawn, in ms. */
const drawMs = 200;

/** The Hub's own list of client keys, page by page. */
export class KeyList {
  listed = $state.raw<readonly ListedKey[]>([]);
  /** It is complete. */
  whole = $state(false);
  loading = $state(false);
  /** How many there are, as far as the Hub says. */
  count = $state.raw<number | null>(null);
  problem = $state.raw<KeyProblem | null>(null);
  /** When it was completely loaded, in ms since the epoch; null: not yet. */
  loadedAt = $state.raw<number | null>(null);
  /** When that loading began. */
  loadedFrom = $state.raw<number>(0);
  #turn = 0;
  #of: ProfileId | null = null;

  /** Forgets another profile's list: from now on this is `profile`'s. */
  clear(profile: ProfileId): void {
    this.#turn += 1;
    this.#of = profile;
    this.listed = [];
    this.whole = false;
    this.loading = false;
    this.count = null;
    this.problem = null;
    this.loadedAt = null;
  }

  /** Reloads the list. The first time it grows on screen; later the old list stays until the new one is complete. One of another profile isn't loaded. */
  async load(profile: ProfileId): Promise<void> {
    if (profile !== this.#of) return;
    this.#turn += 1;
    const turn = this.#turn;
    const pages = new KeyPages();
    let query: string | null = null;
    let drawn = 0;
    this.loading = true;
    now.tick();
    // Untracked, or an effect that loads the list would do so each second.
    const from = untrack(() => now.ms);
    do {
      const page: Result<KeyPage, KeyProblem> = await whole(call('keyPage', { profile, query }));
      if (turn !== this.#turn) return;
      if (!page.ok) {
        this.problem = page.problem;
        this.loading = false;
        return;
      }
      this.problem = null;
      this.count = page.value.count;
      query = pages.add(page.value);
      if (!this.whole && performance.now() - drawn > drawMs) {
        this.listed = pages.keys;
        drawn = performance.now();
      }
    } while (query !== null);
    this.listed = pages.keys;
    this.whole = true;
    now.tick();
    this.loadedAt = now.ms;
    this.loadedFrom = from;
    this.loading = false;
  }
}
