import { join } from 'node:path';
import type { RememberedUpdates, UpdateMemory } from '../../ports/update-memory.ts';
import { isObject } from '../is-object.ts';
import { readPrivateFile, replacePrivateFile } from '../private-files/private-file.ts';

/** `updates.json` in the user-data folder, mode 0600. */
export class UpdateMemoryFile implements UpdateMemory {
  readonly #file: string;

  constructor(userDataDir: string) {
    this.#file = join(userDataDir, 'updates.json');
  }

  async load(): Promise<RememberedUpdates | null> {
    try {
      return readRemembered(JSON.parse(await readPrivateFile(this.#file)));
    } catch {
      return null;
    }
  }

  async save(remembered: RememberedUpdates): Promise<void> {
    await replacePrivateFile(this.#file, JSON.stringify(remembered)).catch(() => undefined);
  }
}

function readRemembered(json: unknown): RememberedUpdates | null {
  if (!isObject(json)) return null;
  const { checkedAt, notified, place } = json;
  if (typeof place !== 'number' || !(place >= 0 && place < 100)) return null;
  return {
    checkedAt: typeof checkedAt === 'number' && Number.isFinite(checkedAt) ? checkedAt : null,
    notified: typeof notified === 'string' ? notified : null,
    place,
  };
}
