import { isAbsolute } from 'node:path';

/**
 * A folder that a variable of the environment names; null: it is unset. An empty value and a relative path count as
 * unset (XDG Base Directory Specification).
 */
export const baseFolder = (value: string | undefined): string | null =>
  value !== undefined && isAbsolute(value) ? value : null;
