import type { Bench } from './bench.ts';
import { copy } from './copy.ts';
import { health } from './health.ts';
import type { Row } from './figures.ts';
import { helper } from './helper.ts';
import { lists } from './lists.ts';
import { memory } from './memory.ts';
import { rest } from './rest.ts';
import { sizes } from './sizes.ts';
import { start } from './start.ts';
import { week } from './week.ts';

/** The benchmarks by name, in the order in which they are run. */
export const benchmarks: Readonly<Record<string, (bench: Bench) => Promise<Row[]>>> = {
  start,
  memory,
  week,
  rest,
  copy,
  helper,
  health,
  lists,
  sizes,
};
