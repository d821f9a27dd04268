import type { Part } from './part.ts';

/** All that `npm run fuzz` does. Each part is loaded when its turn comes. */
export const parts: readonly Part[] = [
  {
    name: 'helper',
    count: 100_000,
    run: async (options) => (await import('./helper-part.ts')).helperPart(options),
  },
  {
    name: 'hub-answers',
    count: 10_000,
    run: async (options) => (await import('./hub-answers-part.ts')).hubAnswersPart(options),
  },
  {
    name: 'forwarding',
    count: 5_000,
    run: async ({ count, seed }) =>
      (await import('./forwarding.ts')).fuzzForwarding({ requests: count, seed }),
  },
];
