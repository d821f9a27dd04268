import type { CheckName, CheckResult, CheckRow, ComputerFinding, Finding } from '../../doctor.ts';
import { m } from '../../messages/index.ts';
import { shownName } from '../shown-name.ts';
import { computerFindingWords } from './computer-finding-words.ts';
import { failed, type FindingWords } from './finding-words.ts';
import { hubCheckNames, hubFindingWords } from './hub-finding-words.ts';

const results: Record<CheckResult, () => string> = {
  ok: m.doctor_result_ok,
  attention: m.doctor_result_attention,
  failed: m.doctor_result_failed,
  'not-tried': m.doctor_result_not_tried,
};

/** A result's name in the table. */
export const checkResultWords = (result: CheckResult): string => results[result]();

const checkNames: Record<Exclude<ComputerFinding['id'], 'environment'>, () => string> = {
  keychain: m.doctor_name_keychain,
  'keychain-program': m.doctor_name_keychain_program,
  clipboard: m.doctor_name_clipboard,
  'clipboard-mark': m.doctor_name_clipboard_mark,
  tray: m.doctor_name_tray,
  shortcut: m.doctor_name_shortcut,
  'login-item': m.doctor_name_login_item,
  helper: m.doctor_name_helper,
  'helper-files': m.doctor_name_helper_files,
  'helper-tcp': m.doctor_name_helper_tcp,
  'helper-socket': m.doctor_name_helper_socket,
  runtime: m.doctor_name_runtime,
};

/** A finding as a row of the report. `now` in ms since the epoch. */
export function checkRow(finding: Finding, now: number): CheckRow {
  switch (finding.id) {
    case 'hub': {
      const { profile, hub, finding: found } = finding;
      const name = nameOf({ id: 'hub', profile, of: found.of });
      return { ...name, ...hubFindingWords(found, hub, now) };
    }
    case 'unfinished':
      return { ...nameOf(finding.row), ...unfinished[finding.why]() };
    case 'environment': {
      const name = nameOf({ id: 'environment', variable: finding.note?.name ?? null });
      return { ...name, ...computerFindingWords(finding) };
    }
    default:
      return { ...nameOf({ id: finding.id }), ...computerFindingWords(finding) };
  }
}

function nameOf(row: CheckName): Pick<CheckRow, 'id' | 'check'> {
  switch (row.id) {
    case 'hub':
      return {
        id: `hub/${row.profile}/${row.of}`,
        check: m.doctor_name_of_profile({
          profile: shownName(row.profile),
          check: hubCheckNames[row.of](),
        }),
      };
    case 'environment':
      return {
        id: row.variable === null ? 'environment' : `environment/${row.variable}`,
        check: m.doctor_name_environment(),
      };
    default:
      return { id: row.id, check: checkNames[row.id]() };
  }
}

const unfinished: Record<Extract<Finding, { id: 'unfinished' }>['why'], () => FindingWords> = {
  broken: () => failed(m.doctor_broken(), m.doctor_broken_todo()),
  'too-slow': () => failed(m.doctor_too_slow(), m.doctor_too_slow_todo()),
};
