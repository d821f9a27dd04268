import type { EnvironmentNote } from '../domain/environment-note.ts';
import { droppedVariables } from './dropped-variables.ts';

/**
 * Removes the variables that would weaken Hubkey from an environment, and returns those that were set and that
 * a person should know about.
 */
export function dropVariables(env: NodeJS.ProcessEnv, packaged: boolean): EnvironmentNote[] {
  const notes: EnvironmentNote[] = [];
  for (const { name, where, kind = 'ignored' } of droppedVariables) {
    if (env[name] === undefined || (where === 'package' && !packaged)) continue;
    // Assigning undefined would set it to the text "undefined".
    Reflect.deleteProperty(env, name);
    notes.push({ name, kind });
  }
  for (const name of ['NODE_EXTRA_CA_CERTS', 'SSL_CERT_FILE']) {
    if (env[name]) notes.push({ name, kind: 'authorities' });
  }
  return notes;
}
