import type { PrivateFiles } from '../../ports/private-files.ts';
import { readPrivateFileSync, replacePrivateFileSync } from './private-file.ts';
import { makePrivateFolder } from './private-folder.ts';

/** The port on the real file system. */
export const privateFiles: PrivateFiles = {
  makeFolder: (path, options) => makePrivateFolder(path, options),
  read: (path) => readPrivateFileSync(path),
  replace: (path, text) => replacePrivateFileSync(path, text),
};
