import { firstLine } from './first-line.ts';
import { PackagedPair } from './packaged-pair.ts';
import type { PlainApp } from './plain-app.ts';

export type Packed = { ok: true; pair: PackagedPair } | { ok: false; reason: string };

/** The package, made when it is first needed and used by every benchmark. */
export class LazyPackage {
  readonly #plain: PlainApp;
  #made: Promise<Packed> | null = null;

  constructor(plain: PlainApp) {
    this.#plain = plain;
  }

  get(): Promise<Packed> {
    return (this.#made ??= PackagedPair.make(this.#plain).then(
      (pair): Packed => ({ ok: true, pair }),
      (error: unknown): Packed => ({
        ok: false,
        reason: `it can’t be packed here: ${firstLine(error)}`,
      }),
    ));
  }

  async remove(): Promise<void> {
    const made = await this.#made;
    if (made?.ok) made.pair.remove();
  }
}
