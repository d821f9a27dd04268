import type { Packed } from './lazy-package.ts';
import type { BenchOptions } from './options.ts';

/** What a benchmark is run with. */
export interface Bench extends BenchOptions {
  /** Path of the Electron executable. */
  runtime: string;
  /** Hubkey packed, made when it is first asked for; or why that can't be done here. */
  packed: () => Promise<Packed>;
  /** Says how far it is, on standard error. */
  say: (line: string) => void;
}
