import type { CheckResult, CheckRow } from '../../doctor.ts';

/** Said while the doctor is at work. */
export const checkingWords = 'Checking this computer. This takes up to 10 seconds.';

/** Said where the window got no report at all. */
export const uncheckedWords =
  'This computer could not be checked. Quit Hubkey, start it, and try again.';

/** What a report comes to. */
export function doctorSummary(rows: readonly CheckRow[]): string {
  const count = (result: CheckResult) => rows.filter((row) => row.result === result).length;
  const failures = count('failed');
  if (failures > 0) return `${failures} of ${rows.length} checks failed.`;
  const notes = count('attention');
  if (notes === 0) return 'Nothing failed, and nothing needs attention.';
  return `Nothing failed. ${notes} of ${rows.length} checks ${notes === 1 ? 'needs' : 'need'} attention.`;
}

/** How copying the report went. */
export const reportCopyWords = (copied: boolean): string =>
  copied
    ? 'Copied the report. It holds no credential.'
    : 'The report could not be copied. Check this computer again, then try once more.';
