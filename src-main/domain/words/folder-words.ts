import { exhaustive } from '../exhaustive.ts';
import type { FolderProblem } from '../folder-problem.ts';
import { quoteFor } from '../shell.ts';

/** What is wrong with a folder, as a sentence. */
function folderProblemWords({ kind, path }: FolderProblem): string {
  switch (kind) {
    case 'writable':
      return `Other users of this computer can change what is in ${path}.`;
    case 'readable':
      return `Other users of this computer can look into ${path}.`;
    case 'foreign':
      return `${path} belongs to another user.`;
    case 'link':
      return `${path} is a link that another user could change.`;
    case 'not-a-folder':
      return `${path} isn’t a folder.`;
    case 'closed':
      return `${path} can’t be opened or created.`;
    default:
      return exhaustive(kind);
  }
}

/** Why Hubkey did not start on its user-data folder, and what to do. */
export function unsafeUserDataWords(
  folder: string,
  problem: FolderProblem,
): { title: string; detail: string } {
  return {
    title: 'Hubkey didn’t start: its folder isn’t safe',
    detail: [
      `Hubkey keeps its files in ${folder}.`,
      folderProblemWords(problem),
      'Hubkey wrote nothing there.',
      remedy(problem),
    ].join(' '),
  };
}

/** Why the helper's socket is in the user-data folder: the system's own folder for sockets isn't safe. */
export const unsafeRuntimeFolderWords = (problem: FolderProblem): string =>
  `The folder for sockets that XDG_RUNTIME_DIR names isn’t safe. ${folderProblemWords(problem)} The helper’s socket is in Hubkey’s own folder instead.`;

function remedy({ kind, path }: FolderProblem): string {
  const another = 'choose another folder with --user-data-dir=FOLDER';
  switch (kind) {
    case 'writable':
      return `Run chmod go-w ${quoteFor('posix', path)}, or ${another}; then start Hubkey again.`;
    case 'readable':
      return `Run chmod go-rwx ${quoteFor('posix', path)}, or ${another}; then start Hubkey again.`;
    case 'foreign':
    case 'link':
    case 'not-a-folder':
    case 'closed':
      return `Remove it, or ${another}; then start Hubkey again.`;
    default:
      return exhaustive(kind);
  }
}
