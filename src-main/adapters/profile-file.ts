import { join } from 'node:path';
import { isId, type ProfileId } from '../domain/ids.ts';

/** The file of a profile in one of Hubkey's folders. Throws if the id doesn't have the form of Hubkey's ids. */
export function profileFile(folder: string, profile: ProfileId): string {
  if (!isId(profile)) throw new Error('No file is named after this.');
  return join(folder, `${profile}.json`);
}
