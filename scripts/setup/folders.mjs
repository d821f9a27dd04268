import { homedir } from 'node:os';
import { join } from 'node:path';

/** The project's folder. */
export const root = join(import.meta.dirname, '..', '..');

/** Where downloads and prepared runtimes are stored, outside the project. */
export const cache = join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'hubkey');
