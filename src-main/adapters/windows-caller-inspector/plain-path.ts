import { isWindowsPath } from '../../domain/program-role.ts';

/**
 * A path as people write it, `C:\…`: without the prefix that turns off parsing. Null for any other, such as one
 * on a share or a volume without a letter, as nothing is known of who can change what is there
 * ("Naming Files, Paths, and Namespaces").
 */
export function plainPath(path: string): string | null {
  const plain = path.startsWith('\\\\?\\') ? path.slice(4) : path;
  // A colon after the drive's begins the name of a stream, which is another file.
  return isWindowsPath(plain) && !/[/:*?"<>|]/.test(plain.slice(2)) ? plain : null;
}
