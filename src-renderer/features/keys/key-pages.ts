import type { KeyPage, ListedKey } from '../../../src-main/contract/index.ts';

/** Joins the pages of the Hub's list: each key once, and no page twice. */
export class KeyPages {
  readonly #keys = new Map<number, ListedKey>();
  readonly #requested = new Set<string>();

  get keys(): readonly ListedKey[] {
    return [...this.#keys.values()];
  }

  /** Adds a page. Returns the query of the next page, or null after the last. */
  add(page: KeyPage): string | null {
    for (const key of page.keys) this.#keys.set(key.hubId, key);
    if (page.next === null || this.#requested.has(page.next)) return null;
    this.#requested.add(page.next);
    return page.next;
  }
}
