import type { StandInHub } from '../hub/hub.ts';
import type { Door } from './door.ts';
import type { Patience } from './exchange.ts';

/** What a process uses. */
export interface Footprint {
  heapBytes: number;
  descriptors: number;
}

/** A helper that is attacked, with the Hub behind it. */
export interface FuzzTarget {
  doors: readonly Door[];
  hub: StandInHub;
  patience: Patience;
  /** How long a slow sender may take at most, in ms. */
  slowMaxMs: number;
  /** Texts that no answer may contain. */
  secrets: readonly string[];
  /** After a collection of garbage. */
  footprint(): Promise<Footprint>;
  /** How many copies were made so far. */
  copies(): Promise<number>;
}
