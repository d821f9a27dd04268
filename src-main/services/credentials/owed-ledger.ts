import type { Secret } from '../../domain/secret.ts';
import type { OwedItem, OwedItems } from '../../ports/owed-items.ts';

/** A write or removal that the keychain still has to do. `secret` null: the run that had it is over. */
export type Debt = { owed: 'remove' } | { owed: 'write'; secret: Secret | null };

interface Entry {
  debt: Debt;
  /** What is saved about it; null: nothing, as this is the first try. */
  saved: OwedItem['owed'] | null;
}

/**
 * The writes and removals that the keychain still has to do, by account. A removal is saved before it is tried, so that an
 * end of Hubkey at any moment undoes no sign-out. A write is saved when it failed.
 */
export class OwedLedger {
  readonly #file: OwedItems;
  readonly #entries = new Map<string, Entry>();
  #loading: Promise<void> | null = null;
  #saving: Promise<void> = Promise.resolve();
  #savedText = '[]';

  constructor(file: OwedItems) {
    this.#file = file;
  }

  /** Resolves once it is known what earlier runs left undone. Reads the file when it is first needed. */
  get loaded(): Promise<void> {
    return (this.#loading ??= this.#load());
  }

  /** Resolves once everything so far is saved. */
  get saved(): Promise<void> {
    return this.#saving;
  }

  /** How much of it can be done in this run. */
  get size(): number {
    return [...this.#entries.values()].filter(({ debt }) => isPayable(debt)).length;
  }

  get(account: string): Debt | undefined {
    return this.#entries.get(account)?.debt;
  }

  entries(): [string, Debt][] {
    return [...this.#entries].map(([account, { debt }]) => [account, debt]);
  }

  /** Replaces what was owed for the account. Resolves once it is saved, if it has to be. */
  async add(account: string, debt: Debt): Promise<void> {
    const before = this.#entries.get(account);
    // A pending removal stays until the new secret has replaced the old one.
    const saved = debt.owed === 'remove' ? 'remove' : (before?.saved ?? null);
    // Not awaited, so that the latest call counts.
    this.#entries.set(account, { debt, saved });
    await this.loaded;
    if (debt.owed === 'remove') await this.#save();
  }

  /** It was done. Another debt of the account stays. */
  paid(account: string, debt: Debt): void {
    if (this.get(account) !== debt) return;
    this.#entries.delete(account);
    void this.#save();
  }

  /** It was not done. */
  failed(account: string, debt: Debt): void {
    const entry = this.#entries.get(account);
    if (entry?.debt !== debt) return;
    entry.saved ??= debt.owed;
    void this.#save();
  }

  async #load(): Promise<void> {
    const items = await this.#file.load();
    for (const { account, owed } of items) {
      const debt: Debt = owed === 'remove' ? { owed } : { owed, secret: null };
      const newer = this.#entries.get(account);
      if (newer) newer.saved ??= owed;
      else this.#entries.set(account, { debt, saved: owed });
    }
    this.#savedText = JSON.stringify(items.map(({ account, owed }) => ({ account, owed })));
  }

  /** Saves one after the other; calls during a save are combined. */
  #save(): Promise<void> {
    this.#saving = this.#saving.then(async () => {
      const items = this.#items();
      const text = JSON.stringify(items);
      if (text === this.#savedText) return;
      const saved = await this.#file.save(items);
      if (saved.ok) this.#savedText = text;
    });
    return this.#saving;
  }

  #items(): OwedItem[] {
    return [...this.#entries].flatMap(([account, { saved }]) =>
      saved === null ? [] : [{ account, owed: saved }],
    );
  }
}

const isPayable = (debt: Debt): boolean => debt.owed === 'remove' || debt.secret !== null;
