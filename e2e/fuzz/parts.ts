import type { Part } from './part.ts';

/** All that `npm run fuzz` does. Each part is loaded when its turn comes. */
export const parts: readonly Part[] = [
  {
    name: 'helper',
    count: 100_000,
    run: async (options) => (await import('./helper-part.ts')).helperPart(options),
  },
];
