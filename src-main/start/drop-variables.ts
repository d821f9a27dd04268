import type { EnvironmentNote } from '../domain/environment-note.ts';
import { droppedVariables } from './dropped-variables.ts';

/**
 * Takes the variables that would weaken Hubkey out of an environment, and says which of those that
 * a person should know of were there.
 */
export function dropVariables(env: NodeJS.ProcessEnv, packaged: boolean): EnvironmentNote[] {
  const notes: EnvironmentNote[] = [];
  for (const { name, where, kind = 'ignored' } of droppedVariables) {
    if (env[name] === undefined || (where === 'package' && !packaged)) continue;
    // Assigned, it would become the text "undefined".
    Reflect.deleteProperty(env, name);
    notes.push({ name, kind });
  }
  for (const name of ['NODE_EXTRA_CA_CERTS', 'SSL_CERT_FILE']) {
    if (env[name]) notes.push({ name, kind: 'authorities' });
  }
  return notes;
}
