import { join } from 'node:path';
import { installProblems } from '../../domain/updates/update-problem.ts';
import type { RememberedUpdates, UpdateMemory } from '../../ports/update-memory.ts';
import { isObject } from '../is-object.ts';
import { readPrivateFile, replacePrivateFileSync } from '../private-files/private-file.ts';

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

  save(remembered: RememberedUpdates): void {
    try {
      replacePrivateFileSync(this.#file, JSON.stringify(remembered));
    } catch {
      // Without it, the feed is asked sooner, and what was told is told again.
    }
  }
}

function readRemembered(json: unknown): RememberedUpdates | null {
  if (!isObject(json)) return null;
  const { checkedAt, notified, place, downloaded, attempt } = json;
  if (typeof place !== 'number' || !(place >= 0 && place < 100)) return null;
  return {
    checkedAt: typeof checkedAt === 'number' && Number.isFinite(checkedAt) ? checkedAt : null,
    notified: typeof notified === 'string' ? notified : null,
    place,
    downloaded: typeof downloaded === 'string' ? downloaded : null,
    attempt: readAttempt(attempt),
  };
}

function readAttempt(json: unknown): RememberedUpdates['attempt'] {
  if (!isObject(json)) return null;
  const { version, problem } = json;
  const known = installProblems.find((name) => name === problem);
  return typeof version === 'string' && known ? { version, problem: known } : null;
}
