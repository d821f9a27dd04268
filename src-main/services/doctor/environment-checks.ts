import type { RuntimeFacts } from '../../domain/app-state.ts';
import type { EnvironmentNote } from '../../domain/environment-note.ts';
import type { Check } from './check.ts';

/** Checks for environment variables that a person should know about, and for an outdated Electron. */
export function environmentChecks({ environment, electron, supported }: RuntimeFacts): Check[] {
  const notes: readonly (EnvironmentNote | null)[] = environment.length ? environment : [null];
  return [
    ...notes.map((note): Check => ({
      row: { id: 'environment', variable: note?.name ?? null },
      run: () => Promise.resolve({ id: 'environment', note }),
    })),
    {
      row: { id: 'runtime' },
      run: () => Promise.resolve({ id: 'runtime', electron, supported }),
    },
  ];
}
