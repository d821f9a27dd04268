import { exhaustive } from '../exhaustive.ts';
import type { FolderProblem } from '../folder-problem.ts';
import { m } from '../messages/index.ts';
import { quoteFor } from '../shell.ts';
import type { RefusalWords } from './start-words.ts';

const problems: Record<FolderProblem['kind'], (values: { path: string }) => string> = {
  writable: m.start_folder_writable,
  readable: m.start_folder_readable,
  foreign: m.start_folder_foreign,
  link: m.start_folder_link,
  'not-a-folder': m.start_folder_not_a_folder,
  closed: m.start_folder_closed,
};

/** What is wrong with a folder, as a sentence. */
const folderProblemWords = ({ kind, path }: FolderProblem): string => problems[kind]({ path });

/** Why Hubkey did not start on its user-data folder, and what to do. */
export const unsafeUserDataWords = (folder: string, problem: FolderProblem): RefusalWords => ({
  title: m.start_unsafe_title(),
  detail: m.start_unsafe({
    folder,
    problem: folderProblemWords(problem),
    remedy: remedy(problem),
  }),
});

/** Why the helper's socket is in the user-data folder: the system's own folder for sockets isn't safe. */
export const unsafeRuntimeFolderWords = (problem: FolderProblem): string =>
  m.start_unsafe_runtime({ problem: folderProblemWords(problem) });

function remedy({ kind, path }: FolderProblem): string {
  const quoted = quoteFor('posix', path);
  switch (kind) {
    case 'writable':
      return m.start_remedy_command({ command: `chmod go-w ${quoted}` });
    case 'readable':
      return m.start_remedy_command({ command: `chmod go-rwx ${quoted}` });
    case 'foreign':
    case 'link':
    case 'not-a-folder':
    case 'closed':
      return m.start_remedy_remove();
    default:
      return exhaustive(kind);
  }
}
