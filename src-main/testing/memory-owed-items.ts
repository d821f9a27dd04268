import { fail, ok, type Result } from '../domain/result.ts';
import type { OwedItem, OwedItems } from '../ports/owed-items.ts';

/** What is owed to the keychain, in memory over restarts of a core. */
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
