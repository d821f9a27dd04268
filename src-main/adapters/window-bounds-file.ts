import { join } from 'node:path';
import { readPrivateFileSync, replacePrivateFileSync } from './private-files/private-file.ts';

interface Bounds {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** Saves the window's bounds in `window.json`. Errors are ignored: the window then opens in its default position. */
export class WindowBoundsFile {
  readonly #file: string;

  constructor(userDataDir: string) {
    this.#file = join(userDataDir, 'window.json');
  }

  load(): Bounds | null {
    try {
      return readBounds(JSON.parse(readPrivateFileSync(this.#file)));
    } catch {
      return null;
    }
  }

  save({ x, y, width, height }: Bounds): void {
    try {
      replacePrivateFileSync(this.#file, JSON.stringify({ x, y, width, height }));
    } catch {
      // Losing the window's position isn't worth an error message.
    }
  }
}

function readBounds(value: unknown): Bounds | null {
  if (typeof value !== 'object' || value === null) return null;
  const { x, y, width, height } = value as Record<keyof Bounds, unknown>;
  return isPixel(x) && isPixel(y) && isPixel(width) && isPixel(height) && width > 0 && height > 0
    ? { x, y, width, height }
    : null;
}

const isPixel = (value: unknown): value is number =>
  Number.isInteger(value) && Math.abs(Number(value)) < 100_000;
