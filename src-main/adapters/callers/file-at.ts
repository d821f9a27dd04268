import { statSync } from 'node:fs';
import type { FileFacts } from '../../domain/program-facts.ts';

/** The file at a path now; null if there is none, or it can't be inspected. `shown`: its path for display. */
export function fileAt(path: string, shown = path): FileFacts | null {
  try {
    const stat = statSync(path, { bigint: true });
    if (!stat.isFile()) return null;
    const { dev, ino, ctimeNs } = stat;
    return { path: shown, device: String(dev), inode: String(ino), changed: String(ctimeNs) };
  } catch {
    return null;
  }
}
