import { resolve } from 'node:path';

/** The arguments by which Electron loads a probe before an app. */
export const withProbe = (name: 'moments' | 'steer' | 'pass-time'): string[] => [
  '-r',
  resolve('e2e/bench/probes', `${name}.cjs`),
];
