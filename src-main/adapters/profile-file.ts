import { join } from 'node:path';
import { isId, type ProfileId } from '../domain/ids.ts';

/** The file of a profile in a folder of ours. Throws where the id isn't one that Hubkey made. */
export function profileFile(folder: string, profile: ProfileId): string {
  if (!isId(profile)) throw new Error('No file is named after this.');
  return join(folder, `${profile}.json`);
}
