import type { CheckResult, CheckRow } from '../../doctor.ts';
import { m } from '../../messages/index.ts';

/** The summary of a report. */
export function doctorSummary(rows: readonly CheckRow[]): string {
  const countOf = (result: CheckResult) => rows.filter((row) => row.result === result).length;
  const failures = countOf('failed');
  const total = rows.length;
  if (failures > 0) return m.doctor_summary_failed({ count: failures, total });
  const notes = countOf('attention');
  return notes > 0 ? m.doctor_summary_attention({ count: notes, total }) : m.doctor_summary_fine();
}
