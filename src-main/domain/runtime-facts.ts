import type { RuntimeFacts } from './app-state.ts';

/** Electron fixes its three newest majors; this is the oldest of them as of the pinned version. */
const oldestSupportedMajor = 43;

/** Which Electron runs, and whether it still gets security fixes. */
export function runtimeFacts(
  electron: string,
): Omit<RuntimeFacts, 'shell' | 'languages' | 'environment'> {
  return { electron, supported: Number(electron.split('.')[0]) >= oldestSupportedMajor };
}
