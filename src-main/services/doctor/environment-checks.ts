import type { RuntimeFacts } from '../../domain/app-state.ts';
import type { EnvironmentNote } from '../../domain/environment-note.ts';
import type { Check } from './check.ts';

/** The variables that a person should know are set, and the Electron that runs. */
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
