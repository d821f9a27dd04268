import type {
  CheckResult,
  ClipboardMark,
  ClipboardTrial,
  ComputerFinding,
  HelperFileFault,
  HelperReply,
  KeychainProgram,
  LoginItem,
} from '../../doctor.ts';
import { exhaustive } from '../../exhaustive.ts';
import { isItemFault } from '../../keychain-problem.ts';
import type { QuickShortcut } from '../../quick-shortcut.ts';
import { environmentWords, plainEnvironmentWords } from '../environment-words.ts';
import { keychainFaultWords, secretWords } from '../keychain-words.ts';
import { quickShortcutWords } from '../quick-words.ts';
import { shownName } from '../shown-name.ts';
import { attention, failed, fine, notTried, type FindingWords } from './finding-words.ts';

/** What was found about this computer. */
export function computerFindingWords(finding: ComputerFinding): FindingWords {
  switch (finding.id) {
    case 'keychain':
      return keychain(finding.found);
    case 'keychain-program':
      return finding.program
        ? fine(`Your keychain is ${keychainProgramName(finding.program)}.`)
        : notTried('It can’t be seen which program is behind the keychain.');
    case 'clipboard':
      return clipboard[finding.found];
    case 'clipboard-mark':
      return clipboardMark[finding.found];
    case 'tray':
      return tray(finding.present);
    case 'shortcut':
      return shortcut(finding.state, finding.shortcut);
    case 'login-item':
      return loginItem[finding.found];
    case 'helper':
      return finding.listening
        ? fine('It’s listening.')
        : failed('It isn’t listening, so terminals can’t reach Hubkey.', restart);
    case 'helper-files':
      return helperFiles(finding.faults);
    case 'helper-tcp':
      return helperReply(finding.found);
    case 'helper-socket':
      return finding.found === null
        ? notTried('This system has no socket; programs use TCP.')
        : helperReply(finding.found);
    case 'environment':
      return finding.note === null
        ? fine(plainEnvironmentWords)
        : attention(
            environmentWords(finding.note),
            'If you didn’t set it yourself, unset it where Hubkey is started.',
          );
    case 'runtime':
      return finding.supported
        ? fine(`Electron ${finding.electron} gets security fixes.`)
        : attention(
            `Electron ${finding.electron} gets no security fixes any more: it’s for tests only.`,
            'Run Hubkey with the Electron it is made for.',
          );
    default:
      return exhaustive(finding);
  }
}

const restart = 'Quit Hubkey and start it again.';

function keychain(found: Extract<ComputerFinding, { id: 'keychain' }>['found']): FindingWords {
  switch (found) {
    case 'works':
      return fine('A test item was written, read and removed again.');
    case 'unequal':
      return failed(
        'It gave back another text than was written.',
        'Restart your keychain, then check again.',
      );
    case 'left':
      return failed(
        'A test item could not be removed again.',
        'Delete “doctor-probe” of Hubkey in your keychain’s own program.',
      );
    default: {
      if (isItemFault(found)) {
        return failed(secretWords(found, 'The test item'), 'Check again.');
      }
      const { happened, todo } = keychainFaultWords(found);
      return failed(happened, todo);
    }
  }
}

const programNames: Record<Exclude<KeychainProgram['kind'], 'other'>, string> = {
  'gnome-keyring': 'GNOME Keyring',
  kwallet: 'KWallet',
  keepassxc: 'KeePassXC',
  macos: 'the macOS keychain',
  windows: 'Windows Credential Manager',
};

const keychainProgramName = (program: KeychainProgram): string =>
  program.kind === 'other' ? shownName(program.name) : programNames[program.kind];

const clipboard: Record<ClipboardTrial, FindingWords> = {
  works: fine('A test text was copied and cleared again.'),
  'in-use': notTried(
    'Something is on the clipboard, so nothing was tried.',
    'To have this checked, clear the clipboard first.',
  ),
  unsure: notTried('This desktop lets no program see the clipboard in the background.'),
  unwritable: failed(
    'A test text didn’t arrive on the clipboard.',
    'Try a copy by hand, then check again.',
  ),
  stays: failed(
    'A test text could not be cleared: another program puts it back.',
    'Exclude Hubkey in your clipboard manager, or have it keep no history.',
  ),
};

const clipboardMark: Record<ClipboardMark, FindingWords> = {
  honoured: fine('Credentials are marked as secret, and the clipboard history leaves them out.'),
  unmarked: attention(
    'This version of Electron can’t mark credentials as secret, so a clipboard history may keep them.',
    'Have your clipboard manager keep no history while you copy credentials.',
  ),
  unknown: notTried(
    'Credentials are marked as secret. Whether your clipboard history honours that isn’t known.',
  ),
};

function tray(present: boolean | null): FindingWords {
  if (present === null) return notTried('The desktop hasn’t said yet whether it shows tray icons.');
  return present
    ? fine('This desktop shows tray icons.')
    : attention(
        'This desktop shows no tray icons, so the window is the only way in.',
        'Turn on tray icons, on GNOME with the extension “AppIndicator and KStatusNotifierItem Support”.',
      );
}

const shortcutResults: Record<QuickShortcut, CheckResult> = {
  off: 'not-tried',
  set: 'ok',
  waiting: 'not-tried',
  works: 'ok',
  silent: 'failed',
  refused: 'failed',
  wayland: 'failed',
  unreadable: 'failed',
};

function shortcut(state: QuickShortcut, typed: string): FindingWords {
  if (state === 'off') return notTried('No shortcut is set.');
  const result = shortcutResults[state];
  const todo = result === 'failed' ? 'Choose another shortcut in Settings.' : null;
  return { result, words: quickShortcutWords(state, typed), todo };
}

const again = 'Turn “Start with the system” off and on again in Settings.';

const loginItem: Record<LoginItem, FindingWords> = {
  starts: fine('Hubkey starts when you sign in to this computer.'),
  missing: failed('Hubkey is set to start with the system, but its entry is missing.', again),
  off: attention(
    'Hubkey is set to start with the system, but the system’s own settings switched it off.',
    'Allow Hubkey in the system’s list of startup programs.',
  ),
  other: failed('The entry starts another copy of Hubkey than this one.', again),
};

const fileFaults: Record<HelperFileFault['fault'], (file: string) => string> = {
  missing: (file) => `${file} is missing.`,
  open: (file) => `${file} can be used by other users of this computer.`,
  owner: (file) => `${file} belongs to another user.`,
  kind: (file) => `Something else is in the place of ${file}.`,
};

function helperFiles(faults: readonly HelperFileFault[] | null): FindingWords {
  if (faults === null) return notTried('This system has no file modes to check.');
  if (faults.length === 0) return fine('They are there, and for you alone.');
  const names = {
    'helper.json': 'helper.json',
    'helper.header': 'helper.header',
    socket: 'The socket',
  };
  return failed(faults.map(({ file, fault }) => fileFaults[fault](names[file])).join(' '), restart);
}

function helperReply(found: HelperReply): FindingWords {
  switch (found.kind) {
    case 'answered':
      return fine('It answered a request.');
    case 'no-answer':
      return failed('It didn’t answer a request.', restart);
    case 'no-token':
      return failed('Its token in helper.header can’t be read.', restart);
    case 'status':
      return failed(`It answered with an error (${found.status}).`, restart);
    default:
      return exhaustive(found);
  }
}
