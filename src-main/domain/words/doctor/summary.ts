import type { CheckResult, CheckRow } from '../../doctor.ts';

/** Shown while the doctor is running. */
export const checkingWords = 'Checking this computer. This takes up to 10 seconds.';

/** Shown if the window got no report. */
export const uncheckedWords =
  'This computer could not be checked. Quit Hubkey, start it, and try again.';

/** The summary of a report. */
export function doctorSummary(rows: readonly CheckRow[]): string {
  const count = (result: CheckResult) => rows.filter((row) => row.result === result).length;
  const failures = count('failed');
  if (failures > 0) return `${failures} of ${rows.length} checks failed.`;
  const notes = count('attention');
  if (notes === 0) return 'Nothing failed, and nothing needs attention.';
  return `Nothing failed. ${notes} of ${rows.length} checks ${notes === 1 ? 'needs' : 'need'} attention.`;
}

/** The result of copying the report. */
export const reportCopyWords = (copied: boolean): string =>
  copied
    ? 'Copied the report. It holds no credential.'
    : 'The report could not be copied. Check this computer again, then try once more.';
