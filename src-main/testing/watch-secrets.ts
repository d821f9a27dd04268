import { vi } from 'vitest';
import type { Disposable } from '../ports/disposable.ts';

/** The memory of every `Secret` created since then. */
export interface SecretWatch extends Disposable {
  units: Uint16Array[];
}

/** Watches the memory of secrets until it is disposed. */
export function watchSecrets(): SecretWatch {
  const units: Uint16Array[] = [];
  const Real = Uint16Array;
  class Watched extends Real {
    constructor(buffer: ArrayBuffer) {
      super(buffer);
      units.push(this);
    }

    // Its slices share its memory.
    static get [Symbol.species](): Uint16ArrayConstructor {
      return Real;
    }
  }
  vi.stubGlobal('Uint16Array', Watched);
  return { units, dispose: () => void vi.unstubAllGlobals() };
}

/** The texts that are still in memory. */
export const liveSecrets = ({ units }: SecretWatch): string[] =>
  units
    .filter((secret) => secret.some((unit) => unit !== 0))
    .map((secret) => [...secret].map((unit) => String.fromCharCode(unit)).join(''));
