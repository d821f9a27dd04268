import type { PartReport } from './report.ts';

export interface PartOptions {
  seed: number;
  /** How many tries are wanted. */
  count: number;
  /** The Electron executable. */
  runtime: string;
}

export interface Part {
  name: string;
  /** How many tries a run has where none are named. */
  count: number;
  run(options: PartOptions): Promise<PartReport>;
}
