import type { KeyPage, ListedKey } from '../../../src-main/contract/index.ts';

/** Pages of the Hub's list put together: each key once, and no page twice. */
export class KeyPages {
  readonly #keys = new Map<number, ListedKey>();
  readonly #asked = new Set<string>();

  get keys(): readonly ListedKey[] {
    return [...this.#keys.values()];
  }

  /** Takes a page; gives the query of the next one, null: this was the last. */
  add(page: KeyPage): string | null {
    for (const key of page.keys) this.#keys.set(key.hubId, key);
    if (page.next === null || this.#asked.has(page.next)) return null;
    this.#asked.add(page.next);
    return page.next;
  }
}
