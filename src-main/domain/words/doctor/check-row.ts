import type { CheckName, CheckResult, CheckRow, ComputerFinding, Finding } from '../../doctor.ts';
import { shownName } from '../shown-name.ts';
import { computerFindingWords } from './computer-finding-words.ts';
import { failed, type FindingWords } from './finding-words.ts';
import { hubCheckNames, hubFindingWords } from './hub-finding-words.ts';

/** The names of the results in the table. */
export const checkResultWords: Record<CheckResult, string> = {
  ok: 'OK',
  attention: 'Attention',
  failed: 'Failed',
  'not-tried': 'Not tried',
};

const checkNames: Record<Exclude<ComputerFinding['id'], 'environment'>, string> = {
  keychain: 'Keychain',
  'keychain-program': 'Keychain program',
  clipboard: 'Clipboard',
  'clipboard-mark': 'Clipboard history',
  tray: 'Tray icon',
  shortcut: 'Quick copy shortcut',
  'login-item': 'Start with the system',
  helper: 'Helper',
  'helper-files': 'Helper’s files',
  'helper-tcp': 'Helper over TCP',
  'helper-socket': 'Helper over its socket',
  runtime: 'Electron',
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
      return { ...nameOf(finding.row), ...unfinished[finding.why] };
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
        check: `${shownName(row.profile)}: ${hubCheckNames[row.of]}`,
      };
    case 'environment':
      return {
        id: row.variable === null ? 'environment' : `environment/${row.variable}`,
        check: 'Environment',
      };
    default:
      return { id: row.id, check: checkNames[row.id] };
  }
}

const unfinished: Record<Extract<Finding, { id: 'unfinished' }>['why'], FindingWords> = {
  broken: failed(
    'This check broke off: it’s a mistake in Hubkey.',
    'Please report it, with this report.',
  ),
  'too-slow': failed('This check didn’t end within 10 seconds.', 'Try again in a minute.'),
};
