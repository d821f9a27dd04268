import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** An Electron app that does nothing but show a tray icon or a blank window, in a folder of its own. */
export class PlainApp {
  readonly folder = mkdtempSync(join(tmpdir(), 'hubkey-bench-plain-'));

  constructor() {
    cpSync('e2e/bench/plain-app', this.folder, { recursive: true });
    cpSync('resources/tray/signed-in-22.png', join(this.folder, 'icon.png'));
  }

  remove(): void {
    rmSync(this.folder, { recursive: true });
  }
}
