import { homedir } from 'node:os';
import { join } from 'node:path';

/** The project's folder. */
export const root = join(import.meta.dirname, '..', '..');

/** Where what was prepared once is kept, outside the project. */
export const cache = join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'hubkey');
