import { fail, ok, type Result } from '../domain/result.ts';
import type { OwedItem, OwedItems } from '../ports/owed-items.ts';

/** The changes that the keychain still has to make, in memory across restarts of a core. */
export class MemoryOwedItems implements OwedItems {
  items: readonly OwedItem[] = [];
  broken = false;

  load(): Promise<readonly OwedItem[]> {
    return Promise.resolve(this.items);
  }

  save(items: readonly OwedItem[]): Promise<Result<void, 'failed'>> {
    if (this.broken) return Promise.resolve(fail('failed'));
    this.items = items;
    return Promise.resolve(ok());
  }
}
