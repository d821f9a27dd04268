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
import { m } from '../../messages/index.ts';
import type { QuickShortcut } from '../../quick-shortcut.ts';
import type { TrayPresence } from '../../tray-presence.ts';
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
        ? fine(m.doctor_keychain_program({ program: keychainProgramName(finding.program) }))
        : notTried(m.doctor_keychain_program_unseen());
    case 'clipboard':
      return clipboard[finding.found]();
    case 'clipboard-mark':
      return clipboardMark[finding.found]();
    case 'tray':
      return tray[finding.tray]();
    case 'shortcut':
      return shortcut(finding.state, finding.shortcut);
    case 'login-item':
      return loginItem[finding.found]();
    case 'helper':
      return finding.listening
        ? fine(m.doctor_helper_listens())
        : failed(m.doctor_helper_silent(), m.doctor_restart_hubkey());
    case 'helper-files':
      return helperFiles(finding.faults);
    case 'helper-tcp':
      return helperReply(finding.found);
    case 'helper-socket':
      return finding.found === null ? notTried(m.doctor_no_socket()) : helperReply(finding.found);
    case 'environment':
      return finding.note === null
        ? fine(plainEnvironmentWords())
        : attention(environmentWords(finding.note), m.doctor_environment_todo());
    case 'runtime': {
      const version = { version: finding.electron };
      return finding.supported
        ? fine(m.doctor_runtime_supported(version))
        : attention(m.doctor_runtime_unsupported(version), m.doctor_runtime_unsupported_todo());
    }
    default:
      return exhaustive(finding);
  }
}

function keychain(found: Extract<ComputerFinding, { id: 'keychain' }>['found']): FindingWords {
  switch (found) {
    case 'works':
      return fine(m.doctor_keychain_works());
    case 'unequal':
      return failed(m.doctor_keychain_unequal(), m.doctor_keychain_unequal_todo());
    case 'left':
      return failed(m.doctor_keychain_left(), m.doctor_keychain_left_todo());
    default: {
      if (isItemFault(found)) {
        return failed(secretWords(found, m.doctor_keychain_test_item()), m.doctor_check_again());
      }
      const { happened, todo } = keychainFaultWords(found);
      return failed(happened, todo);
    }
  }
}

const programNames: Record<Exclude<KeychainProgram['kind'], 'other'>, () => string> = {
  'gnome-keyring': m.doctor_program_gnome_keyring,
  kwallet: m.doctor_program_kwallet,
  keepassxc: m.doctor_program_keepassxc,
  macos: m.doctor_program_macos,
  windows: m.doctor_program_windows,
};

const keychainProgramName = (program: KeychainProgram): string =>
  program.kind === 'other' ? shownName(program.name) : programNames[program.kind]();

const clipboard: Record<ClipboardTrial, () => FindingWords> = {
  works: () => fine(m.doctor_clipboard_works()),
  'in-use': () => notTried(m.doctor_clipboard_in_use(), m.doctor_clipboard_in_use_todo()),
  unsure: () => notTried(m.doctor_clipboard_unsure()),
  unwritable: () => failed(m.doctor_clipboard_unwritable(), m.doctor_clipboard_unwritable_todo()),
  stays: () => failed(m.doctor_clipboard_stays(), m.doctor_clipboard_stays_todo()),
};

const clipboardMark: Record<ClipboardMark, () => FindingWords> = {
  honoured: () => fine(m.doctor_mark_honoured()),
  unmarked: () => attention(m.doctor_mark_unmarked(), m.doctor_mark_unmarked_todo()),
  unknown: () => notTried(m.doctor_mark_unknown()),
};

const tray: Record<TrayPresence, () => FindingWords> = {
  unknown: () => notTried(m.doctor_tray_unknown()),
  none: () => attention(m.doctor_tray_none(), m.doctor_tray_none_todo()),
  refused: () => attention(m.doctor_tray_refused(), m.doctor_tray_refused_todo()),
  shown: () => fine(m.doctor_tray_shown()),
};

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
  if (state === 'off') return notTried(m.doctor_shortcut_off());
  const result = shortcutResults[state];
  const todo = result === 'failed' ? m.doctor_shortcut_todo() : null;
  return { result, words: quickShortcutWords(state, typed), todo };
}

const loginItem: Record<LoginItem, () => FindingWords> = {
  starts: () => fine(m.doctor_login_starts()),
  missing: () => failed(m.doctor_login_missing(), m.doctor_login_again()),
  off: () => attention(m.doctor_login_off(), m.doctor_login_off_todo()),
  other: () => failed(m.doctor_login_other(), m.doctor_login_again()),
};

const fileFaults: Record<HelperFileFault['fault'], (values: { file: string }) => string> = {
  missing: m.doctor_file_missing,
  open: m.doctor_file_open,
  owner: m.doctor_file_owner,
  kind: m.doctor_file_kind,
};

const socketFaults: Record<HelperFileFault['fault'], () => string> = {
  missing: m.doctor_socket_missing,
  open: m.doctor_socket_open,
  owner: m.doctor_socket_owner,
  kind: m.doctor_socket_kind,
};

function helperFiles(faults: readonly HelperFileFault[] | null): FindingWords {
  if (faults === null) return notTried(m.doctor_files_none());
  if (faults.length === 0) return fine(m.doctor_files_fine());
  const sentences = faults.map(({ file, fault }) =>
    file === 'socket' ? socketFaults[fault]() : fileFaults[fault]({ file }),
  );
  return failed(sentences.join(' '), m.doctor_restart_hubkey());
}

function helperReply(found: HelperReply): FindingWords {
  const restart = m.doctor_restart_hubkey();
  switch (found.kind) {
    case 'answered':
      return fine(m.doctor_reply_answered());
    case 'no-answer':
      return failed(m.doctor_reply_none(), restart);
    case 'no-token':
      return failed(m.doctor_reply_no_token(), restart);
    case 'status':
      return failed(m.doctor_reply_status({ status: found.status }), restart);
    default:
      return exhaustive(found);
  }
}
